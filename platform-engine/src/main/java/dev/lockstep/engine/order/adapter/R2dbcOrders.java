package dev.lockstep.engine.order.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.order.adapter.row.IntentRow;
import dev.lockstep.engine.order.adapter.row.OrderRows;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.paging.Placed;
import dev.lockstep.engine.paging.TimePosition;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** {@link Orders} in the tables {@code orders}, {@code order_intents} and {@code fills}. */
@Repository
final class R2dbcOrders implements Orders {
    private static final String ORDER = """
            select * from orders
             where tenant_id = :tenant and client_order_id = :order
            """;

    private static final String ORDERS_OF_INTENTS = """
            select * from orders
             where tenant_id = :tenant and intent_id = any(:intents)
             order by intent_id, ordinal
            """;

    private static final String OPEN_ORDERS = """
            select * from orders
             where tenant_id = :tenant and status in ('PENDING', 'UNKNOWN', 'NEW', 'PARTIALLY_FILLED')
             order by created_at, client_order_id
            """;

    private static final String ORDER_PAGE = """
            select * from orders
             where tenant_id = :tenant
               and (:profile::uuid is null or profile_id = :profile)
               and (not :open_only or status in ('PENDING', 'UNKNOWN', 'NEW', 'PARTIALLY_FILLED'))
               and (created_at, client_order_id) < (:at, :id)
             order by created_at desc, client_order_id desc
             limit :limit
            """;

    private static final String LIVE_INTENTS = """
            select * from order_intents
             where tenant_id = :tenant and state in ('PENDING', 'ACCEPTED', 'UNKNOWN', 'NEEDS_HUMAN')
             order by created_at, intent_id
            """;

    private static final String FILL_PAGE = """
            select * from fills
             where tenant_id = :tenant
               and (:profile::uuid is null or profile_id = :profile)
               and (executed_at, symbol, venue_trade_id) < (:at, :symbol, :trade)
             order by executed_at desc, symbol desc, venue_trade_id desc
             limit :limit
            """;

    private static final String FILLS_OF_ORDER = """
            select * from fills
             where tenant_id = :tenant and client_order_id = :order
             order by executed_at, venue_trade_id
            """;

    private final TenantScope scope;
    private final DatabaseClient database;

    R2dbcOrders(TenantScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    @Override
    public Mono<Order> find(TenantId tenant, ClientOrderId id) {
        return scope.within(
                tenant,
                () -> sql(ORDER, tenant)
                        .bind("order", id.value())
                        .map(OrderRows::order)
                        .one());
    }

    @Override
    public Mono<List<Order>> open(TenantId tenant) {
        return scope.within(tenant, () -> orders(sql(OPEN_ORDERS, tenant)));
    }

    @Override
    public Mono<List<IntentRecord>> liveIntents(TenantId tenant) {
        return scope.within(tenant, () -> intents(tenant, sql(LIVE_INTENTS, tenant)));
    }

    @Override
    public Mono<Page<Order>> page(TenantId tenant, @Nullable ProfileId profile, boolean openOnly, PageRequest page) {
        TimePosition from = TimePosition.of(page);
        return scope.within(
                        tenant,
                        () -> pageOf(ORDER_PAGE, tenant, profile, from, page)
                                .bind("open_only", openOnly)
                                .bind("id", from.key())
                                .map(row -> new Placed<>(
                                        OrderRows.order(row),
                                        new TimePosition(
                                                column(row, "created_at", Instant.class),
                                                column(row, "client_order_id", String.class))))
                                .all()
                                .collectList())
                .map(read -> Placed.page(read, page));
    }

    @Override
    public Mono<Page<Fill>> fills(TenantId tenant, @Nullable ProfileId profile, PageRequest page) {
        TimePosition from = TimePosition.of(page);
        List<String> key = from.parts(2);
        return scope.within(
                        tenant,
                        () -> pageOf(FILL_PAGE, tenant, profile, from, page)
                                .bind("symbol", key.getFirst())
                                .bind("trade", key.getLast())
                                .map(OrderRows::fill)
                                .all()
                                .collectList())
                .map(read -> Page.of(read, page.limit(), fill -> position(fill).text()));
    }

    @Override
    public Mono<List<Fill>> fillsOf(TenantId tenant, ClientOrderId order) {
        return scope.within(
                tenant,
                () -> sql(FILLS_OF_ORDER, tenant)
                        .bind("order", order.value())
                        .map(OrderRows::fill)
                        .all()
                        .collectList());
    }

    private static TimePosition position(Fill fill) {
        return new TimePosition(fill.executedAt(), fill.instrument().symbol() + " " + fill.venueTradeId());
    }

    private GenericExecuteSpec sql(String text, TenantId tenant) {
        return database.sql(text).bind("tenant", tenant.value());
    }

    private GenericExecuteSpec pageOf(
            String text, TenantId tenant, @Nullable ProfileId profile, TimePosition from, PageRequest page) {
        GenericExecuteSpec query = sql(text, tenant).bind("at", from.at()).bind("limit", page.limit() + 1);
        return profile == null ? query.bindNull("profile", UUID.class) : query.bind("profile", profile.value());
    }

    private static Mono<List<Order>> orders(GenericExecuteSpec query) {
        return query.map(OrderRows::order).all().collectList();
    }

    private Mono<List<Order>> ordersOf(TenantId tenant, List<UUID> intents) {
        return orders(sql(ORDERS_OF_INTENTS, tenant).bind("intents", intents.toArray(UUID[]::new)));
    }

    /** The intents a query finds, in its order, each with its orders: two statements, however many intents. */
    private Mono<List<IntentRecord>> intents(TenantId tenant, GenericExecuteSpec query) {
        return query.map(IntentRow::of)
                .all()
                .collectList()
                .flatMap(rows -> ordersOf(
                                tenant, rows.stream().map(IntentRow::id).toList())
                        .map(orders -> join(rows, orders)));
    }

    private static List<IntentRecord> join(List<IntentRow> rows, List<Order> orders) {
        Map<UUID, List<Order>> byIntent = orders.stream()
                .collect(Collectors.groupingBy(order -> order.intent().value()));
        return rows.stream()
                .map(row -> row.with(byIntent.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
