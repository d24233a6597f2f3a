package dev.lockstep.bench.simulation;

import dev.lockstep.engine.execution.IntentSnapshot;
import dev.lockstep.engine.execution.OrderSnapshot;
import dev.lockstep.engine.execution.PositionSnapshot;
import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.tenancy.TenantId;
import reactor.core.publisher.Mono;

/** A mistake about what a position's step is decided on: what rests counts for more than it covers. */
final class SnapshotBugs implements Snapshots {
    private final Snapshots real;

    SnapshotBugs(Snapshots real) {
        this.real = real;
    }

    @Override
    public Mono<OrderSnapshot> ofOrder(TenantId tenant, ClientOrderId id) {
        return real.ofOrder(tenant, id);
    }

    @Override
    public Mono<IntentSnapshot> ofIntent(TenantId tenant, IntentId id) {
        return real.ofIntent(tenant, id);
    }

    @Override
    public Mono<PositionSnapshot> ofPosition(TenantId tenant, PositionId id) {
        return real.ofPosition(tenant, id)
                .map(seen -> new PositionSnapshot(
                        seen.position(),
                        seen.orders().stream().map(SnapshotBugs::coversAll).toList(),
                        seen.intents()));
    }

    private static Order coversAll(Order order) {
        OrderSpec spec = order.spec();
        boolean protects = spec.leg() == Leg.STOP_LOSS || spec.leg() == Leg.TAKE_PROFIT;
        if (!protects) {
            return order;
        }
        OrderSpec larger = new OrderSpec(
                spec.id(),
                spec.leg(),
                spec.instrument(),
                spec.side(),
                spec.type(),
                spec.timeInForce(),
                Quantity.of("1000000", spec.quantity().asset().code()),
                spec.limit(),
                spec.stop());
        return new Order(
                order.tenant(),
                order.profile(),
                order.account(),
                order.intent(),
                order.position(),
                larger,
                order.status(),
                order.executed(),
                order.executedQuote(),
                order.venueOrderId(),
                order.reason(),
                order.correlationId(),
                order.version());
    }
}
