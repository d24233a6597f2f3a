package dev.lockstep.api.candle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.Market;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.ProfileBody;
import dev.lockstep.api.testing.Refused;
import dev.lockstep.api.testing.Writes;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Candles over Kafka into a chart. */
@Tag("server")
class CandlesTest {
    private static final ApiFixture API = ApiFixture.running();

    @Test
    void what_an_engine_shares_can_be_read_with_its_age() {
        Writes.created(API.as(People.ALICE), ProfileBody.ofAcme().with("symbols", List.of("ETHUSDT")));
        assertThat(read("/api/v1/instruments/ETHUSDT/candles?timeframe=1m"))
                .containsEntry("state", "SILENT")
                .containsEntry("received_at", null)
                .containsEntry("candles", List.of());

        Market.heardBy(API);
        for (int i = 0; i < 5; i++) {
            Market.publish(API, Market.candle("ETHUSDT", i, "300" + i + ".5"));
        }
        Market.await(() ->
                candles("/api/v1/instruments/ETHUSDT/candles?timeframe=1m").size() == 5);

        Map<String, Object> read = read("/api/v1/instruments/ETHUSDT/candles?timeframe=1m&limit=2&venue=binance");
        assertThat(read).containsEntry("state", "LIVE").containsEntry("timeframe", "1m");
        assertThat(read.get("received_at")).isNotNull();
        assertThat(read.get("candles"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .last()
                .isEqualTo(Map.of(
                        "open_time", "2026-03-01T12:04:00Z",
                        "close_time", "2026-03-01T12:05:00Z",
                        "open", "3004.5",
                        "high", "3004.5",
                        "low", "3004.5",
                        "close", "3004.5",
                        "volume", "1.5"));
    }

    @Test
    void whether_somebody_elses_candles_come_is_not_told() {
        Writes.created(API.as(People.ALICE), ProfileBody.ofAcme().with("symbols", List.of("ETHUSDT")));
        Market.heardBy(API);
        Market.publish(API, Market.candle("ETHUSDT", 100, "3100"));
        String uri = "/api/v1/instruments/ETHUSDT/candles?timeframe=1m";
        Market.await(() -> "LIVE".equals(read(uri).get("state")));

        assertThat(Writes.read(API.as(People.SUSAN), uri))
                .containsEntry("state", "SILENT")
                .containsEntry("received_at", null);
    }

    @Test
    void what_cannot_be_is_said_with_its_code() {
        Refused.check("parameter_missing", 400, get("/api/v1/instruments/BTCUSDT/candles"));
        Refused.check("timeframe_unknown", 422, get("/api/v1/instruments/BTCUSDT/candles?timeframe=7m"));
        Refused.check("candle_limit", 422, get("/api/v1/instruments/BTCUSDT/candles?timeframe=1m&limit=501"));
        Refused.check("parameter_invalid", 400, get("/api/v1/instruments/BTCUSDT/candles?timeframe=1m&limit=x"));
        Refused.check("symbol_unknown", 422, get("/api/v1/instruments/NOPEUSDT/candles?timeframe=1m"));
        Refused.check("venue_unavailable", 503, get("/api/v1/instruments/DOWNUSDT/candles?timeframe=1m"));
        Refused.check("venue_not_found", 404, get("/api/v1/instruments/BTCUSDT/candles?timeframe=1m&venue=kraken"));
    }

    private static List<?> candles(String uri) {
        return (List<?>) read(uri).get("candles");
    }

    private static Map<String, Object> read(String uri) {
        return Writes.read(API.as(People.VICTOR), uri);
    }

    private static WebTestClient.RequestHeadersSpec<?> get(String uri) {
        return API.as(People.VICTOR).get().uri(uri);
    }
}
