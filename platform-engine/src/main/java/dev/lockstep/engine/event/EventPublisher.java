package dev.lockstep.engine.event;

import java.util.List;
import reactor.core.publisher.Mono;

/** The wire from its sending end. */
public interface EventPublisher {
    /** Completes when all are durable on the wire, in their order per tenant; fails when one may not be. */
    Mono<Void> publish(List<OutgoingEvent> events);
}
