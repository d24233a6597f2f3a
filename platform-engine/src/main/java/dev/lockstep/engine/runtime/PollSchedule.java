package dev.lockstep.engine.runtime;

import java.time.Duration;
import java.time.Instant;

/**
 * When something is asked for again: once per interval, counted from when it began.
 *
 * @param interval between two polls, above zero
 */
record PollSchedule(Duration interval) {
    /** Whether a poll fell due after the look {@code before} and by {@code now}, however late this look is. */
    boolean isDue(Instant began, Instant before, Instant now) {
        return polls(began, now) > polls(began, before);
    }

    private long polls(Instant began, Instant at) {
        return at.isBefore(began) ? 0 : Duration.between(began, at).toNanos() / interval.toNanos();
    }
}
