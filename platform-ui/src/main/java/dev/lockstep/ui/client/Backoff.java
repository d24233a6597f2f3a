package dev.lockstep.ui.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before attempt after attempt: doubled each time up to a bound, and spread by up to a half, so that
 * many screens don't come back in the same instant.
 */
record Backoff(Duration atLeast, Duration atMost) {
    private static final int MAX_DOUBLINGS = 16;

    /** @param failures how often it has failed in a row, from 1 */
    Duration pause(int failures, RandomGenerator random) {
        int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
        long full = Math.min(atLeast.toMillis() << doublings, atMost.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
