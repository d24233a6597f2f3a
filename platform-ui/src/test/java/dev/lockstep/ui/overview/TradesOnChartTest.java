package dev.lockstep.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.ui.client.Decision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradesOnChartTest {
    private static final Instant WALL = Instant.parse("2026-11-21T06:00:00Z");
    private static final Instant MARKET = Instant.parse("2026-01-01T02:00:00Z");

    /** A market that runs sixty times as fast as the clock: a candle of a minute closes each second. */
    private final TradesOnChart chart = new TradesOnChart(List.of(judged(0), judged(1), judged(2), judged(3)), 60);

    @Test
    void a_trade_lies_in_the_candle_that_was_open_when_it_happened() {
        assertThat(chart.candle(WALL.plusMillis(1500))).contains(MARKET.plusSeconds(60));
        assertThat(chart.candle(WALL.plusMillis(2000))).contains(MARKET.plusSeconds(60));
    }

    @Test
    void a_trade_after_the_last_close_lies_in_the_candle_that_is_open_now() {
        assertThat(chart.candle(WALL.plusSeconds(9))).contains(MARKET.plusSeconds(180));
    }

    @Test
    void a_trade_before_anything_known_is_not_drawn_somewhere_else() {
        assertThat(chart.candle(WALL.minusSeconds(1))).isEmpty();
    }

    private static Decision judged(int second) {
        return new Decision(
                "d" + second,
                "p",
                "BTCUSDT",
                "hold",
                MARKET.plusSeconds(second * 60L),
                "NONE",
                null,
                List.of(),
                "c" + second,
                WALL.plusSeconds(second));
    }
}
