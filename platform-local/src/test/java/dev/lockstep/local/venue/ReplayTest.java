package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.problem.ConfigError;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("server")
class ReplayTest {
    @Test
    void a_recorded_month_is_served_candle_by_candle() {
        Path file = SharedFolder.of("market-data/candles/binance").resolve("BTCUSDT-1m-2021-04-20_2021-05-20.csv.gz");
        VenueServerSettings settings = new VenueServerSettings(
                0, 0, "replay:" + file, 7, BigDecimal.ONE, Pace.LOCKSTEP, null, List.of(VenueClient.ACME));
        try (VenueServer server = VenueServer.start(settings);
                VenueClient client = new VenueClient(server, VenueClient.ACME)) {
            JsonNode history = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=1000")
                    .json();
            // five hundred that have closed, and the one that stands open
            assertThat(history.size()).isEqualTo(501);
            assertThat(history.get(0).get(0).asLong()).isEqualTo(1_618_951_320_000L);
            assertThat(history.get(0).get(1).asString()).isEqualTo("56738.76000000");
            long last = history.get(499).get(0).asLong();

            JsonNode done = client.control(
                            "POST",
                            "/control/candle-done",
                            "{\"symbol\":\"BTCUSDT\",\"timeframe\":\"5m\",\"openTime\":" + last / 300_000 * 300_000
                                    + "}")
                    .json();

            assertThat(client.get("/api/v3/exchangeInfo").json().path("symbols").size())
                    .isEqualTo(1);
            assertThat(done.path("code").asInt(0) == -1130
                            || done.path("advanced").asInt() > 0)
                    .isTrue();
        }
    }

    @Test
    void a_missing_file_is_a_configuration_error() {
        VenueServerSettings settings =
                new VenueServerSettings(0, 0, "replay:nope.csv", 7, BigDecimal.ONE, Pace.FREE, null, List.of());

        assertThatThrownBy(() -> VenueServer.start(settings))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("nope.csv");
    }
}
