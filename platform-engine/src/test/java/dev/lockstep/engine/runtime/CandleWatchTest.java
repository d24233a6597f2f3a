package dev.lockstep.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleWatchTest {
    private static final Candle CANDLE = Samples.candle(Samples.NOON, "60000");
    private static final Series MINUTES = new Series(CANDLE.instrument(), Timeframe.M1);
    private static final Series HOURS = new Series(CANDLE.instrument(), Timeframe.H1);

    private Instant now = Samples.NOON;
    private final CandleWatch watch = new CandleWatch(() -> now);

    @Test
    void a_series_nobody_hears_is_silent_after_its_timeframe_and_half_a_minute() {
        watch.expect(List.of(MINUTES, HOURS));

        after(Duration.ofSeconds(90));
        assertThat(watch.silent()).isEmpty();

        after(Duration.ofSeconds(1));
        assertThat(watch.silent()).containsExactly(MINUTES.toString());
    }

    @Test
    void a_candle_ends_the_silence_of_its_own_series_alone() {
        watch.expect(List.of(MINUTES, HOURS));
        after(Duration.ofHours(2));

        watch.heard(CANDLE);

        assertThat(watch.silent()).containsExactly(HOURS.toString());
    }

    @Test
    void what_no_profile_wants_any_more_is_not_expected_and_one_wanted_anew_has_its_time() {
        watch.expect(List.of(MINUTES));
        after(Duration.ofHours(2));

        watch.expect(List.of());
        watch.heard(CANDLE);
        assertThat(watch.silent()).isEmpty();

        watch.expect(List.of(MINUTES));
        assertThat(watch.silent()).isEmpty();
    }

    @Test
    void being_wanted_again_and_again_does_not_end_the_silence() {
        watch.expect(List.of(MINUTES));
        after(Duration.ofSeconds(91));

        watch.expect(List.of(MINUTES));

        assertThat(watch.silent()).containsExactly(MINUTES.toString());
    }

    private void after(Duration length) {
        now = now.plus(length);
    }
}
