package dev.lockstep.engine.runtime;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A step for each of a list, one after the other. Most looks find nothing to do, and then this costs nothing. */
final class OneByOne {
    private OneByOne() {}

    static <T> Mono<Void> each(List<T> all, Function<T, Mono<Void>> step) {
        return switch (all.size()) {
            case 0 -> Mono.empty();
            case 1 -> step.apply(all.getFirst());
            default -> Flux.fromIterable(all).concatMap(step).then();
        };
    }
}
