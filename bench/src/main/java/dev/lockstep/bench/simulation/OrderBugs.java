package dev.lockstep.bench.simulation;

import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A mistake about what is read: what is unknown is not looked at. */
final class OrderBugs implements Orders {
    private final Orders real;

    OrderBugs(Orders real) {
        this.real = real;
    }

    @Override
    public Mono<List<IntentRecord>> liveIntents(TenantId tenant) {
        return real.liveIntents(tenant)
                .map(records -> records.stream()
                        .filter(record -> record.state() != IntentState.UNKNOWN)
                        .toList());
    }

    @Override
    public Mono<Order> find(TenantId tenant, ClientOrderId id) {
        return real.find(tenant, id);
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
