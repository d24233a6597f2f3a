package dev.lockstep.bench.simulation;

import dev.lockstep.engine.event.OutboxQueue;
import dev.lockstep.engine.event.OutgoingEvent;
import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.execution.memory.MemoryDatabase;
import dev.lockstep.engine.lease.Lease;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The outbox from its reading end, of the one tenant there is: numbers in the order of writing, under the relay's
 * lease, and what is not noted as on the wire. Nothing is old enough here to be forgotten.
 */
final class SimOutbox implements OutboxQueue {
    private final MemoryDatabase database;
    private final Wire wire;
    private final SequencedMap<UUID, OutgoingEvent> unsent = new LinkedHashMap<>();
    private int numbered;

    SimOutbox(MemoryDatabase database, Wire wire) {
        this.database = database;
        this.wire = wire;
    }

    /** What has not reached the wire yet, as far as is known here; null where all has. */
    @Nullable
    String open() {
        if (!unsent.isEmpty()) {
            OutgoingEvent event = unsent.firstEntry().getValue();
            return "event " + event.type() + " " + event.id() + " is in the outbox";
        }
        int unnumbered = database.outbox(World.TENANT).size() - numbered;
        return unnumbered == 0 ? null : unnumbered + " events in the outbox have no number yet";
    }

    @Override
    public Mono<List<OutgoingEvent>> next(Lease lease, int partition, int partitions, int limit) {
        return Mono.fromSupplier(() -> claimed(lease, limit));
    }

    @Override
    public Mono<Void> number(Lease lease, int partition, int partitions, int limit) {
        return Mono.fromRunnable(() -> claimed(lease, limit));
    }

    @Override
    public Mono<Void> published(List<OutgoingEvent> events) {
        return Mono.fromRunnable(() -> events.forEach(event -> {
            Oracles.check(
                    wire.has(event.id()), () -> "event " + event.id() + " is noted as sent and never reached the wire");
            Object _ = unsent.remove(event.id());
        }));
    }

    @Override
    public Mono<Set<Integer>> waiting(int partitions) {
        return Mono.fromSupplier(() -> open() == null ? Set.of() : Set.of(0));
    }

    @Override
    public Mono<Integer> forget(Duration age, int limit) {
        return Mono.just(0);
    }

    private List<OutgoingEvent> claimed(Lease lease, int limit) {
        if (!database.isHeld(lease)) {
            return List.of();
        }
        List<PendingEvent> written = database.outbox(World.TENANT);
        int end = Math.min(written.size(), numbered + limit);
        for (PendingEvent event : written.subList(numbered, end)) {
            Object _ = unsent.put(event.id(), outgoing(event, ++numbered));
        }
        return unsent.values().stream().limit(limit).toList();
    }

    private static OutgoingEvent outgoing(PendingEvent event, long sequence) {
        return new OutgoingEvent(
                event.id(),
                event.tenant(),
                sequence,
                event.correlationId(),
                null,
                event.occurredAt(),
                event.event().getClass().getSimpleName(),
                "");
    }
}
