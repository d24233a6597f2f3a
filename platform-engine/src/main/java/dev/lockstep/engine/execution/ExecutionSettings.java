package dev.lockstep.engine.execution;

import java.time.Duration;

/**
 * The time constants of execution.
 *
 * @param entryWindow how long after signing the venue may still take an entry, an exit or a cancel
 * @param protectionWindow the same for protective orders; short, since the deadline runs meanwhile
 * @param protectionDeadline how long a filled quantity may be uncovered before it is sold at market
 * @param entryLock how long an entry blocks its symbol for the profile, on the database clock
 * @param clockSkew how far our clock and the venue's may be apart
 * @param staleAfter how many candle lengths old a candle may be on the market clock when a profile acts on it
 * @param staleRetries how often a step is decided again because a row moved on meanwhile
 * @param retryPause wait before such a repetition
 * @param exitRetryFirst wait after a refused exit before it is tried again, wall time; doubles with each refusal
 * @param exitRetryMax longest such wait
 * @param exitRefusalsToFault that many refusals in a row fault the profile; the exit is tried on
 */
public record ExecutionSettings(
        Duration entryWindow,
        Duration protectionWindow,
        Duration protectionDeadline,
        Duration entryLock,
        Duration clockSkew,
        int staleAfter,
        int staleRetries,
        Duration retryPause,
        Duration exitRetryFirst,
        Duration exitRetryMax,
        int exitRefusalsToFault) {

    public static ExecutionSettings standard() {
        return new ExecutionSettings(
                Duration.ofSeconds(5),
                Duration.ofMillis(1500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                2,
                20,
                Duration.ofMillis(20),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                5);
    }
}
