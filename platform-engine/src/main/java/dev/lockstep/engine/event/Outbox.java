package dev.lockstep.engine.event;

import java.util.List;
import reactor.core.publisher.Mono;

/** Where events are written in the same transaction as what they tell about. Kafka learns of them afterwards. */
public interface Outbox {
    /** Appends inside the caller's tenant transaction; an event id that is there already is left as it is. */
    Mono<Void> append(List<PendingEvent> events);
}
