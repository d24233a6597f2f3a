package dev.lockstep.api.order;

import dev.lockstep.api.stream.SnapshotSource;
import dev.lockstep.api.stream.Topic;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Those that are not over. */
@Component
class OrderSnapshot implements SnapshotSource {
    private final Orders orders;

    OrderSnapshot(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Topic.OfEvents topic() {
        return Topic.OfEvents.ORDERS;
    }

    @Override
    public Mono<? extends List<?>> items(TenantId tenant) {
        return orders.page(tenant, null, true, new PageRequest(MOST, null))
                .map(page -> page.rows().stream().map(OrderView::of).toList());
    }
}
