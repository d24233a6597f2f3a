package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.local.venue.VenueClient.Socket;
import dev.lockstep.local.venue.live.LiveSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A venue that follows another one, which speaks the vendor's protocol on real sockets and stands for the real one. */
@Tag("server")
class LiveMarketTest {
    private final RealVenue real = new RealVenue();

    @TempDir
    private Path data;

    @AfterEach
    void close() {
        real.close();
    }

    @Test
    void history_and_every_further_candle_are_those_of_the_real_venue() {
        try (FollowingVenue ours = FollowingVenue.of(real, null)) {
            ours.awaitSame("BTCUSDT");
            real.play(5);

            ours.awaitSame("BTCUSDT");
            ours.awaitSame("ETHUSDT");
        }
    }

    @Test
    void a_dropped_connection_leaves_no_hole_and_repeats_nothing() {
        try (FollowingVenue ours = FollowingVenue.of(real, null);
                Socket closed = ours.client().socket("/ws/btcusdt@kline_1m")) {
            real.play(2);
            ours.awaitSame("BTCUSDT");
            real.change("{\"do\":\"disconnect\"}");
            real.play(3);
            ours.awaitSame("BTCUSDT");
            real.change("{\"do\":\"disconnect\"}");
            real.play(2);
            ours.awaitSame("BTCUSDT");

            List<Long> opened = LongStream.range(0, 7)
                    .map(i -> closed.next(event -> event.path("k").path("x").asBoolean(false))
                            .path("k")
                            .path("t")
                            .asLong())
                    .boxed()
                    .toList();
            long last = real.lastClosed();
            assertThat(opened)
                    .containsExactlyElementsOf(LongStream.rangeClosed(-6, 0)
                            .map(i -> last + i * 60_000)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void minutes_that_cannot_be_read_yet_are_waited_for_and_not_passed_over() throws InterruptedException {
        try (FollowingVenue ours = FollowingVenue.of(real, null)) {
            real.play(1);
            ours.awaitSame("BTCUSDT");
            long before = ours.lastClosed();

            real.change("{\"do\":\"maintenance\"}");
            real.play(7);
            Thread.sleep(700);
            assertThat(ours.lastClosed()).isEqualTo(before);

            real.change("{\"do\":\"maintenance\",\"on\":false}");
            ours.awaitSame("BTCUSDT");
            assertThat(ours.lastClosed()).isEqualTo(before + 7 * 60_000);
        }
    }

    @Test
    void prices_nobody_confirms_are_not_to_be_traded_at() {
        try (FollowingVenue ours = FollowingVenue.of(real, null)) {
            String market = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01";
            assertThat(ours.client().signed("POST", "/api/v3/order", market).status())
                    .isEqualTo(200);

            real.change("{\"do\":\"maintenance\"}");
            ours.await("BREAK", () -> ours.symbol().path("status").asString());
            assertThat(ours.client().signed("POST", "/api/v3/order", market).message())
                    .isEqualTo("Market is closed.");

            real.change("{\"do\":\"maintenance\",\"on\":false}");
            ours.await("TRADING", () -> ours.symbol().path("status").asString());
            assertThat(ours.client().signed("POST", "/api/v3/order", market).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_rules_are_the_real_venues_at_the_start_and_later() {
        real.change("{\"do\":\"filters\",\"symbol\":\"BTCUSDT\",\"tick\":\"0.5\",\"step\":\"0.001\","
                + "\"minNotional\":\"50\",\"maxPosition\":\"3\",\"bidUp\":\"1.5\",\"askDown\":\"0.7\",\"minQuantity\":\"0.002\","
                + "\"marketMin\":\"0.004\",\"marketStep\":\"0.004\"}");
        try (FollowingVenue ours = FollowingVenue.of(real, null)) {
            assertThat(ours.symbol().path("filters"))
                    .isEqualTo(real.symbol("BTCUSDT").path("filters"));

            real.change("{\"do\":\"filters\",\"symbol\":\"BTCUSDT\",\"minNotional\":\"75\",\"older\":true}");
            real.change("{\"do\":\"status\",\"symbol\":\"BTCUSDT\",\"status\":\"CANCEL_ONLY\"}");

            ours.await("CANCEL_ONLY", () -> ours.symbol().path("status").asString());
            assertThat(ours.symbol().path("filters"))
                    .isEqualTo(real.symbol("BTCUSDT").path("filters"));
        }
    }

    /** Down below the order's price and up again while nobody looked: only who plays those minutes can know. */
    @Test
    void an_order_that_rested_over_a_restart_meets_the_minutes_that_passed() {
        String price;
        try (FollowingVenue ours = FollowingVenue.of(real, data)) {
            price = Long.toString(ours.client().price() - 20);
            String order =
                    "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&newClientOrderId=rests&price="
                            + price;
            assertThat(ours.client().signed("POST", "/api/v3/order", order).status())
                    .isEqualTo(200);
        }
        real.playUntilBelowAndAbove(new BigDecimal(price));

        try (FollowingVenue ours = FollowingVenue.of(real, data)) {
            ours.await(
                    "FILLED",
                    () -> ours.client()
                            .signed("GET", "/api/v3/order", "symbol=BTCUSDT&origClientOrderId=rests")
                            .json()
                            .path("status")
                            .asString());
            ours.awaitSame("BTCUSDT");
            JsonNode trade = ours.client()
                    .signed("GET", "/api/v3/myTrades", "symbol=BTCUSDT")
                    .json()
                    .get(0);
            assertThat(new BigDecimal(trade.path("price").asString())).isEqualByComparingTo(price);
        }
    }

    @Test
    void a_market_that_cannot_be_followed_is_refused_by_name() {
        VenueServerSettings settings = VenueServerSettings.generated(7, List.of());
        LiveSettings there = LiveSettings.BINANCE.at(real.rest(), real.stream());
        LiveSettings nowhere = LiveSettings.BINANCE.at(URI.create("http://127.0.0.1:1"), real.stream());

        assertThatThrownBy(() -> VenueServer.start(settings.following(there, "NOPEUSDT")))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("Invalid symbol");
        assertThatThrownBy(() -> VenueServer.start(settings.following(nowhere, "BTCUSDT")))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("http://127.0.0.1:1");
        assertThatThrownBy(() -> settings.following(there, "BTCUSDT").withPace(Pace.LOCKSTEP))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("waits for nobody");
    }
}
