package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.paging.TimePosition;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link Orders} in memory. */
final class MemoryOrders implements Orders {
    private final MemoryDatabase database;

    MemoryOrders(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<Order> find(TenantId tenant, ClientOrderId id) {
        return database.call(tenant, rows -> rows.orders().find(id));
    }

    @Override
    public Mono<List<Order>> open(TenantId tenant) {
        return database.call(tenant, rows -> rows.orders().open());
    }

    @Override
    public Mono<List<IntentRecord>> liveIntents(TenantId tenant) {
        return database.call(tenant, rows -> rows.intents().live());
    }

    @Override
    public Mono<Page<Order>> page(TenantId tenant, @Nullable ProfileId profile, boolean openOnly, PageRequest page) {
        return database.call(
                tenant,
                rows -> Pages.of(
                                rows.orders().stored().stream()
                                        .filter(row -> profile == null
                                                || row.order().profile().equals(profile))
                                        .filter(row -> !openOnly
                                                || row.order().status().isOpen()),
                                page,
                                row -> new TimePosition(
                                        row.at(), row.order().id().value()))
                        .map(StoredOrder::order));
    }

    @Override
    public Mono<Page<Fill>> fills(TenantId tenant, @Nullable ProfileId profile, PageRequest page) {
        return database.call(
                tenant,
                rows -> Pages.of(
                        rows.fills().all().stream().filter(fill -> profile == null || isOf(rows, fill, profile)),
                        page,
                        fill -> new TimePosition(
                                fill.executedAt(), fill.instrument().symbol() + " " + fill.venueTradeId())));
    }

    @Override
    public Mono<List<Fill>> fillsOf(TenantId tenant, ClientOrderId order) {
        return database.call(tenant, rows -> rows.fills().of(order));
    }

    private static boolean isOf(MemoryTenant rows, Fill fill, ProfileId profile) {
        Order order = rows.orders().find(fill.order());
        return order != null && order.profile().equals(profile);
    }
}
