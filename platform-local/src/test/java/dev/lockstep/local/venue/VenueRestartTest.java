package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.StoreCorruptionError;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Tag("server")
class VenueRestartTest {
    @TempDir
    private Path folder;

    @Test
    void orders_balances_and_the_market_go_on_after_a_kill() throws IOException, InterruptedException {
        VenueProcess first = VenueProcess.start(folder.resolve("data"));
        JsonNode before;
        try (VenueClient client = first.client()) {
            long price = client.price();
            client.signed("POST", "/api/v3/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.02");
            client.signed(
                    "POST",
                    "/api/v3/order",
                    "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=" + price / 2
                            + "&newClientOrderId=resting");
            before = client.signed("GET", "/api/v3/account", "omitZeroBalances=true")
                    .json()
                    .path("balances");
        }
        first.kill();

        VenueProcess second = VenueProcess.start(folder.resolve("data"));
        try (VenueClient client = second.client()) {
            assertThat(client.signed("GET", "/api/v3/account", "omitZeroBalances=true")
                            .json()
                            .path("balances"))
                    .isEqualTo(before);
            JsonNode resting = client.signed("GET", "/api/v3/openOrders", "").json();
            assertThat(resting.size()).isEqualTo(1);
            assertThat(resting.get(0).path("clientOrderId").asString()).isEqualTo("resting");
            assertThat(client.signed("GET", "/api/v3/myTrades", "symbol=BTCUSDT")
                            .json()
                            .size())
                    .isPositive();
            JsonNode next = client.signed("POST", "/api/v3/order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=0.01")
                    .json();
            assertThat(next.path("orderId").asLong()).isEqualTo(3);
        } finally {
            second.kill();
        }
    }

    @Test
    void a_truncated_last_line_is_dropped_and_a_broken_one_before_it_is_named() throws IOException {
        Path data = folder.resolve("data");
        VenueServerSettings settings =
                VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withDataDir(data);
        VenueServer.start(settings.withPace(Pace.LOCKSTEP)).close();
        Path journal = data.resolve("journal.jsonl");
        Files.writeString(journal, "{\"orders\":[{\"id\":1,\"acc", StandardOpenOption.APPEND);
        VenueServer.start(settings.withPace(Pace.LOCKSTEP)).close();

        Files.writeString(journal, "not json\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> VenueServer.start(settings))
                .isInstanceOf(StoreCorruptionError.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void a_taken_port_and_a_data_directory_in_use_are_refused_by_name() {
        VenueServerSettings first = VenueServerSettings.generated(7, List.of())
                .withDataDir(folder.resolve("data"))
                .withPace(Pace.LOCKSTEP);
        try (VenueServer running = VenueServer.start(first)) {
            VenueServerSettings samePort = new VenueServerSettings(
                    running.port(), 0, "generated", 7, BigDecimal.ONE, Pace.LOCKSTEP, null, List.of());

            assertThatThrownBy(() -> VenueServer.start(first)).hasMessageContaining("another venue runs on");
            assertThatThrownBy(() -> VenueServer.start(samePort))
                    .isInstanceOf(ConfigError.class)
                    .hasMessage("port " + running.port() + " is taken");
        }
    }

    @Test
    void the_data_of_another_market_is_refused() {
        Path data = folder.resolve("data");
        VenueServerSettings seven = VenueServerSettings.generated(7, List.of()).withDataDir(data);
        VenueServerSettings eight = VenueServerSettings.generated(8, List.of()).withDataDir(data);
        VenueServer.start(seven.withPace(Pace.LOCKSTEP)).close();

        assertThatThrownBy(() -> VenueServer.start(eight)).isInstanceOf(ConfigError.class);
    }
}
