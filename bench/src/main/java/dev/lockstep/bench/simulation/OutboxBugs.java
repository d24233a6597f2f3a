package dev.lockstep.bench.simulation;

import dev.lockstep.engine.event.EventPublisher;
import dev.lockstep.engine.event.OutboxQueue;
import dev.lockstep.engine.event.OutgoingEvent;
import dev.lockstep.engine.lease.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Mistakes on the way from the outbox to the wire. */
final class OutboxBugs {
    private OutboxBugs() {}

    /** Handed over is taken for sent. */
    static EventPublisher withoutWaiting(EventPublisher real) {
        return events -> Mono.fromRunnable(() -> {
            var _ = real.publish(events).onErrorComplete().subscribe();
        });
    }

    /** Numbers are given when an event is read, and not kept. */
    static OutboxQueue numberingAgain(OutboxQueue real) {
        return new OutboxQueue() {
            private long number;

            @Override
            public Mono<List<OutgoingEvent>> next(Lease lease, int partition, int partitions, int limit) {
                return real.next(lease, partition, partitions, limit).map(events -> {
                    List<OutgoingEvent> again = new ArrayList<>();
                    events.forEach(event -> again.add(new OutgoingEvent(
                            event.id(),
                            event.tenant(),
                            ++number,
                            event.correlationId(),
                            event.traceparent(),
                            event.occurredAt(),
                            event.type(),
                            event.payload())));
                    return again;
                });
            }

            @Override
            public Mono<Void> number(Lease lease, int partition, int partitions, int limit) {
                return real.number(lease, partition, partitions, limit);
            }

            @Override
            public Mono<Void> published(List<OutgoingEvent> events) {
                return real.published(events);
            }

            @Override
            public Mono<Set<Integer>> waiting(int partitions) {
                return real.waiting(partitions);
            }

            @Override
            public Mono<Integer> forget(Duration age, int limit) {
                return real.forget(age, limit);
            }
        };
    }
}
