package dev.lockstep.engine.runtime;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The time one engine works on one shard: how it is told to stop, and how it says that it has. */
final class Stint {
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Sinks.Empty<Void> ended = Sinks.empty();

    Mono<Void> stop() {
        return stop.asMono();
    }

    void ended() {
        Sinks.EmitResult _ = ended.tryEmitEmpty();
    }

    /** Tells it to stop; completes when it has. */
    Mono<Void> end() {
        return Mono.defer(() -> {
            Sinks.EmitResult _ = stop.tryEmitEmpty();
            return ended.asMono();
        });
    }
}
