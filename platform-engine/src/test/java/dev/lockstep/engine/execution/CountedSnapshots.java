package dev.lockstep.engine.execution;

import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Snapshots that count how often they are read. */
final class CountedSnapshots implements Snapshots {
    private final Snapshots snapshots;
    private final AtomicInteger reads = new AtomicInteger();

    CountedSnapshots(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Reads since it was asked last. */
    int reads() {
        return reads.getAndSet(0);
    }

    @Override
    public Mono<OrderSnapshot> ofOrder(TenantId tenant, ClientOrderId id) {
        return counted(snapshots.ofOrder(tenant, id));
    }

    @Override
    public Mono<IntentSnapshot> ofIntent(TenantId tenant, IntentId id) {
        return counted(snapshots.ofIntent(tenant, id));
    }

    @Override
    public Mono<PositionSnapshot> ofPosition(TenantId tenant, PositionId id) {
        return counted(snapshots.ofPosition(tenant, id));
    }

    private <T> Mono<T> counted(Mono<T> read) {
        return read.doOnSubscribe(subscription -> reads.incrementAndGet());
    }
}
