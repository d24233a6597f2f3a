package dev.lockstep.api.candle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.Market;
import dev.lockstep.engine.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandleSeriesTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CandleSeries series = new CandleSeries();

    @Test
    void it_keeps_the_latest_five_hundred() {
        IntStream.range(0, 700).forEach(i -> series.add(at(i), NOW));

        assertThat(series.last(1000)).hasSize(500).first().isEqualTo(at(200));
        assertThat(series.last(2)).containsExactly(at(698), at(699));
    }

    @Test
    void a_repeated_or_late_candle_changes_nothing() {
        series.add(at(5), NOW);
        series.add(at(5), NOW);
        series.add(at(3), NOW);

        assertThat(series.last(10)).containsExactly(at(5));
    }

    @Test
    void after_a_hole_it_begins_anew_and_asks_for_history_again() {
        series.add(at(1), NOW);
        series.backfill(List.of(at(0)), NOW);
        assertThat(series.holds(100, NOW)).isTrue();

        series.add(at(9), NOW);

        assertThat(series.last(10)).containsExactly(at(9));
        assertThat(series.holds(2, NOW)).isFalse();
    }

    @Test
    void history_is_taken_only_where_it_joins_on() {
        series.add(at(5), NOW);

        series.backfill(List.of(at(1), at(3), at(4), at(5), at(6)), NOW);

        assertThat(series.last(10)).containsExactly(at(3), at(4), at(5));
    }

    @Test
    void what_no_feed_tells_is_asked_for_again() {
        series.backfill(List.of(at(1), at(2)), NOW);
        assertThat(series.holds(100, NOW.plusSeconds(4))).isTrue();
        assertThat(series.holds(100, NOW.plusSeconds(5))).isFalse();

        series.backfill(List.of(at(2), at(3)), NOW.plusSeconds(5));

        assertThat(series.last(10)).containsExactly(at(2), at(3));
    }

    @Test
    void it_is_silent_before_the_first_and_stale_when_candles_come_later_than_usual() {
        assertThat(series.freshness(NOW, MINUTE)).isEqualTo(FeedFreshness.SILENT);

        series.add(at(1), NOW);
        series.add(at(2), NOW.plusSeconds(60));

        assertThat(series.freshness(NOW.plusSeconds(60 + 180), MINUTE)).isEqualTo(FeedFreshness.LIVE);
        assertThat(series.freshness(NOW.plusSeconds(60 + 181), MINUTE)).isEqualTo(FeedFreshness.STALE);
    }

    @Test
    void a_market_that_runs_fast_is_late_after_ten_seconds() {
        series.add(at(1), NOW);
        series.add(at(2), NOW.plusMillis(100));

        assertThat(series.freshness(NOW.plusSeconds(10), MINUTE)).isEqualTo(FeedFreshness.LIVE);
        assertThat(series.freshness(NOW.plusSeconds(11), MINUTE)).isEqualTo(FeedFreshness.STALE);
    }

    private static Candle at(int minute) {
        return Market.candle("BTCUSDT", minute, "60000");
    }
}
