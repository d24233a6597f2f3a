package dev.lockstep.engine.execution;

import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.tenancy.TenantId;
import reactor.core.publisher.Mono;

/**
 * What a step is decided on, read only: each is one call, one transaction and one moment, so that no row of it has seen
 * a commit another has not. Empty where there is no such thing.
 */
public interface Snapshots {
    /** For a fact about an order: a fill, and what it makes of the order's intent. */
    Mono<OrderSnapshot> ofOrder(TenantId tenant, ClientOrderId id);

    /** For what was found out about an intent. */
    Mono<IntentSnapshot> ofIntent(TenantId tenant, IntentId id);

    /** For what is to be done about a position: covering it, selling it, closing it. */
    Mono<PositionSnapshot> ofPosition(TenantId tenant, PositionId id);
}
