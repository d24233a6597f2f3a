package dev.lockstep.engine.gateway.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("smoke")
class ClockBoundsTest {
    private static final Instant START = Instant.ofEpochSecond(1_000_000);

    @Test
    void a_slow_answer_leaves_the_venues_clock_anywhere_between_question_and_answer() {
        ClockBounds bounds = ClockBounds.of(START, START.plusMillis(100), START.plusMillis(4000));

        assertThat(bounds.earliest()).isEqualTo(Duration.ofMillis(-3900));
        assertThat(bounds.latest()).isEqualTo(Duration.ofMillis(101));
        assertThat(bounds.isTight()).isFalse();
    }

    @Test
    void a_quick_answer_narrows_what_a_slow_one_left_open() {
        // given
        ClockBounds slow = ClockBounds.of(START, START.plusMillis(100), START.plusMillis(4000));
        ClockBounds quick = ClockBounds.of(START.plusMillis(4000), START.plusMillis(4060), START.plusMillis(4080));

        // when
        ClockBounds both = quick.and(slow);

        // then
        assertThat(both.earliest()).isEqualTo(Duration.ofMillis(-20));
        assertThat(both.latest()).isEqualTo(Duration.ofMillis(61));
        assertThat(both.isTight()).isTrue();
    }

    @Test
    void after_a_clock_was_set_only_the_newer_answer_counts() {
        // given
        ClockBounds before = ClockBounds.of(START, START.plusMillis(10), START.plusMillis(20));
        ClockBounds after = ClockBounds.of(
                START.plusSeconds(60),
                START.plusSeconds(90),
                START.plusSeconds(60).plusMillis(20));

        // when, then
        assertThat(after.and(before)).isEqualTo(after);
    }

    @Test
    void what_is_not_known_well_is_asked_for_again_soon() {
        ClockBounds slow = ClockBounds.of(START, START.plusMillis(100), START.plusMillis(4000));
        ClockBounds quick = ClockBounds.of(START, START.plusMillis(10), START.plusMillis(20));

        assertThat(slow.isFresh(START.plusSeconds(6), Duration.ofMinutes(5))).isFalse();
        assertThat(quick.isFresh(START.plusSeconds(6), Duration.ofMinutes(5))).isTrue();
        assertThat(quick.isFresh(START.plusSeconds(301), Duration.ofMinutes(5))).isFalse();
    }
}
