package dev.lockstep.engine.resilience;

import java.time.Duration;

/**
 * What became of a guarded call.
 *
 * @param <T> what the call answers with
 */
public sealed interface Guarded<T> {
    /** It answered, well or badly. */
    record Answered<T>(T value) implements Guarded<T> {}

    /** It was never begun: breaker open, too many at once, too many per second. Nothing left us. */
    record Refused<T>(String why) implements Guarded<T> {}

    /** It was begun and given up on; what it did is not known. */
    record TimedOut<T>(Duration after) implements Guarded<T> {}
}
