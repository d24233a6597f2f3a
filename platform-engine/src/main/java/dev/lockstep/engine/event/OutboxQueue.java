package dev.lockstep.engine.event;

import dev.lockstep.engine.lease.Lease;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The outbox from its reading end, across tenants; the relay's alone. */
public interface OutboxQueue {
    /**
     * The next unpublished events of the tenants that hash to {@code partition} of {@code partitions}, in order per
     * tenant; none where {@code lease} is lost. Each has its sequence, stored before it is answered here, so that a
     * repeated delivery carries the same.
     */
    Mono<List<OutgoingEvent>> next(Lease lease, int partition, int partitions, int limit);

    /** Gives the next events their sequences and reads none of them: what has one can be read from the outbox. */
    Mono<Void> number(Lease lease, int partition, int partitions, int limit);

    /** Notes that these are on the wire. */
    Mono<Void> published(List<OutgoingEvent> events);

    /** Which of {@code partitions} have something to publish; cheap, whatever waits. */
    Mono<Set<Integer>> waiting(int partitions);

    /** Forgets at most {@code limit} events published longer ago than {@code age}; how many they were. */
    Mono<Integer> forget(Duration age, int limit);
}
