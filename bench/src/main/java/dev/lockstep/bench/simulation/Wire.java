package dev.lockstep.bench.simulation;

import dev.lockstep.engine.event.EventPublisher;
import dev.lockstep.engine.event.OutgoingEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a broker has taken. An event comes for the first time in the order of its tenant's count and without a hole; it
 * may come again, and then as it came before.
 */
final class Wire implements EventPublisher {
    private final Map<UUID, Long> taken = new HashMap<>();

    boolean has(UUID event) {
        return taken.containsKey(event);
    }

    @Override
    public Mono<Void> publish(List<OutgoingEvent> events) {
        return Mono.fromRunnable(() -> events.forEach(this::take));
    }

    private void take(OutgoingEvent event) {
        @Nullable Long before = taken.putIfAbsent(event.id(), event.sequence());
        if (before == null) {
            Oracles.check(
                    event.sequence() == taken.size(),
                    () -> "event " + event.id() + " is number " + event.sequence() + " and the " + taken.size()
                            + ". on the wire");
        } else {
            Oracles.check(
                    before == event.sequence(),
                    () -> "event " + event.id() + " was number " + before + " and is number " + event.sequence());
        }
    }
}
