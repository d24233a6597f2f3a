package dev.lockstep.engine.gateway.adapter;

import dev.lockstep.engine.problem.ProviderError;
import dev.lockstep.engine.resilience.Guarded;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The answer to a guarded question, or a {@link ProviderError} where there is none. */
final class GuardedAnswer {
    private GuardedAnswer() {}

    static <T> Mono<T> orProviderError(Mono<Guarded<T>> guarded) {
        return guarded.flatMap(outcome -> switch (outcome) {
            case Guarded.Answered<T> answered -> Mono.just(answered.value());
            case Guarded.Refused<T> refused -> Mono.error(unavailable("not asked: " + refused.why()));
            case Guarded.TimedOut<T> late -> Mono.error(unavailable("no answer after " + late.after()));
        });
    }

    private static ProviderError unavailable(String why) {
        return new ProviderError(
                "venue_unavailable",
                "the venue did not give a usable answer: " + why,
                "nothing was changed; try again, and look at the venue's status page if it lasts",
                Map.of());
    }
}
