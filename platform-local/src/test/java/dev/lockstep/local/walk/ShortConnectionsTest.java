package dev.lockstep.local.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.ledger.Ledger;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** An engine whose every connection to the venue ends again and again, as each real one does after 24 hours. */
@Tag("server")
class ShortConnectionsTest {
    private static final int LIFE_MILLIS = 3_000;

    @Test
    void an_engine_whose_connections_keep_ending_records_every_trade_of_the_venue(@TempDir Path directory)
            throws Exception {
        try (var installation = new Installation(directory, 7)) {
            shortenLives(installation);
            installation.settle(WalkTrader.TENANT, WalkTrader.ACCOUNT, WalkTrader.profile());
            ConfigurableApplicationContext engine = installation.engine(Map.of(
                    "lockstep.pace.mode",
                    "lockstep",
                    "lockstep.engine.lease-ttl",
                    "20s",
                    "lockstep.engine.shards",
                    2,
                    "lockstep.venues.binance.reconnect-first",
                    "100ms"));

            WalkTrader.await(
                    "two trades over and ten connections lost",
                    () -> exits(installation) >= 2 && reconnects(engine) >= 10);
            installation.column(
                    "update profiles set desired_state = 'PAUSED' where profile_id = ? returning 1",
                    WalkTrader.PROFILE.value());

            VenueTrades venue = new VenueTrades(installation.venueAddress());
            WalkTrader.await(
                    "every trade of the venue as a fill, and no other",
                    () -> fills(installation).equals(venue.all()));
            assertThat(fills(installation)).hasSizeGreaterThanOrEqualTo(4);
            assertThat(engine.getBean(Ledger.class)
                            .discrepancies(WalkTrader.TENANT)
                            .block())
                    .isEmpty();
            assertThat(installation.column("select 1 from profiles where observed_state = 'FAULTED'"))
                    .isEmpty();
        }
    }

    private static void shortenLives(Installation installation) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(installation.controlAddress() + "/control/change"))
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"do\":\"socket-life\",\"millis\":" + LIFE_MILLIS + "}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private static int exits(Installation installation) {
        return installation
                .column("select 1 from trade_history where kind = 'EXIT'")
                .size();
    }

    private static double reconnects(ConfigurableApplicationContext engine) {
        return engine.getBean(MeterRegistry.class)
                .get("lockstep.venue.stream.reconnects")
                .counter()
                .count();
    }

    private static Set<String> fills(Installation installation) {
        return new TreeSet<>(installation.column("""
                select concat_ws(' ', venue_trade_id, quantity::numeric(38, 8), price::numeric(38, 8)) from fills"""));
    }
}
