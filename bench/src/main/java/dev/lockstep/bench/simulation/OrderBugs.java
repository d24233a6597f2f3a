package dev.lockstep.bench.simulation;

import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Mistakes about what is read: what rests counts for more than it covers, what is unknown is not looked at. */
final class OrderBugs implements Orders {
    private final Orders real;
    private final boolean unknownForgotten;

    OrderBugs(Orders real, boolean unknownForgotten) {
        this.real = real;
        this.unknownForgotten = unknownForgotten;
    }

    @Override
    public Mono<List<Order>> ofPosition(TenantId tenant, PositionId id) {
        Mono<List<Order>> all = real.ofPosition(tenant, id);
        return unknownForgotten
                ? all
                : all.map(orders -> orders.stream().map(OrderBugs::coversAll).toList());
    }

    @Override
    public Mono<List<IntentRecord>> liveIntents(TenantId tenant) {
        Mono<List<IntentRecord>> all = real.liveIntents(tenant);
        return unknownForgotten
                ? all.map(records -> records.stream()
                        .filter(record -> record.state() != IntentState.UNKNOWN)
                        .toList())
                : all;
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

    @Override
    public Mono<Order> find(TenantId tenant, ClientOrderId id) {
        return real.find(tenant, id);
    }

    @Override
    public Mono<IntentRecord> intent(TenantId tenant, IntentId id) {
        return real.intent(tenant, id);
    }

    @Override
    public Mono<List<Order>> ofIntent(TenantId tenant, IntentId id) {
        return real.ofIntent(tenant, id);
    }

    @Override
    public Mono<List<Order>> open(TenantId tenant) {
        return real.open(tenant);
    }

    @Override
    public Mono<Page<Order>> page(TenantId tenant, @Nullable ProfileId profile, boolean openOnly, PageRequest page) {
        return real.page(tenant, profile, openOnly, page);
    }

    @Override
    public Mono<Page<Fill>> fills(TenantId tenant, @Nullable ProfileId profile, PageRequest page) {
        return real.fills(tenant, profile, page);
    }

    @Override
    public Mono<List<Fill>> fillsOf(TenantId tenant, ClientOrderId order) {
        return real.fillsOf(tenant, order);
    }
}
