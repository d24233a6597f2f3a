package dev.lockstep.api.trade;

import dev.lockstep.api.stream.SnapshotSource;
import dev.lockstep.api.stream.Topic;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The latest. */
@Component
class TradeSnapshot implements SnapshotSource {
    private final Orders orders;

    TradeSnapshot(Orders orders) {
        this.orders = orders;
    }

    @Override
    public Topic.OfEvents topic() {
        return Topic.OfEvents.FILLS;
    }

    @Override
    public Mono<? extends List<?>> items(TenantId tenant) {
        return orders.fills(tenant, null, new PageRequest(LATEST, null))
                .map(page -> page.rows().stream().map(TradeView::of).toList());
    }
}
