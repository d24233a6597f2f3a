package dev.lockstep.engine.resilience.adapter;

import dev.lockstep.engine.resilience.Guarded;

/** One try of a call with the verdict on it, so that breaker and retry can judge answers and not only exceptions. */
record Attempt<T>(Guarded<T> outcome, boolean failed) {
    /** The form resilience4j asks in: it hands over whatever came. */
    static boolean isFailed(Object result) {
        return result instanceof Attempt<?> attempt && attempt.failed;
    }
}
