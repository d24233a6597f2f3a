package dev.lockstep.engine.event;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Rung after a commit that wrote to the outbox, so that a relay in this process need not wait for its next look. */
public final class OutboxBell {
    private final Sinks.Many<Boolean> rings = Sinks.unsafe().many().multicast().directBestEffort();

    /** Nobody listening is fine; so is a ring lost to another one at the same time, since one look serves both. */
    public void ring() {
        Sinks.EmitResult _ = rings.tryEmitNext(true);
    }

    /** Rings from now on; those that come while the listener is busy are dropped. */
    public Flux<Boolean> rings() {
        return rings.asFlux();
    }
}
