package dev.lockstep.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T12:00:00Z");

    private final PollSchedule schedule = new PollSchedule(Duration.ofSeconds(10));

    @Test
    void a_poll_is_due_once_per_interval() {
        assertThat(isDue(0, 9)).isFalse();
        assertThat(isDue(9, 10)).isTrue();
        assertThat(isDue(10, 11)).isFalse();
        assertThat(isDue(19, 20)).isTrue();
    }

    @Test
    void a_look_that_comes_late_makes_up_for_it() {
        assertThat(isDue(9, 13)).isTrue();
        assertThat(isDue(9, 47)).as("once, not four times").isTrue();
        assertThat(isDue(47, 48)).isFalse();
    }

    @Test
    void what_began_between_two_looks_is_not_due_yet() {
        assertThat(isDue(-30, 1)).isFalse();
    }

    private boolean isDue(long before, long now) {
        return schedule.isDue(BEGAN, BEGAN.plusSeconds(before), BEGAN.plusSeconds(now));
    }
}
