package dev.lockstep.engine.resilience;

import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * Guards calls to the outside, from inside to outside: call, time-out, bulkhead, rate limit, breaker, and for questions
 * retry. {@code failed} says which answers speak against the target, so that a value like "nobody can tell" opens the
 * breaker as an exception would. A cancelled call counts neither way.
 */
public interface CallGuard {
    /** For what changes something: begun at most once. */
    <T> Mono<Guarded<T>> once(OutsideCall call, Mono<T> work, Predicate<T> failed);

    /** For questions: asked again, a few times, when the answer failed; not when the breaker refuses. */
    <T> Mono<Guarded<T>> repeatable(OutsideCall call, Mono<T> work, Predicate<T> failed);
}
