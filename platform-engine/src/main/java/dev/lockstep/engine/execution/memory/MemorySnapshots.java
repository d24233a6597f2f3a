package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.Bookkeeping;
import dev.lockstep.engine.execution.IntentSnapshot;
import dev.lockstep.engine.execution.OrderSnapshot;
import dev.lockstep.engine.execution.PositionSnapshot;
import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link Snapshots} in memory. */
final class MemorySnapshots implements Snapshots {
    private final MemoryDatabase database;

    MemorySnapshots(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<OrderSnapshot> ofOrder(TenantId tenant, ClientOrderId id) {
        return database.call(tenant, rows -> {
            Order order = rows.orders().find(id);
            return order == null ? null : order(rows, order);
        });
    }

    @Override
    public Mono<IntentSnapshot> ofIntent(TenantId tenant, IntentId id) {
        return database.call(tenant, rows -> {
            StoredIntent row = rows.intents().find(id);
            return row == null ? null : intent(rows, row.record());
        });
    }

    @Override
    public Mono<PositionSnapshot> ofPosition(TenantId tenant, PositionId id) {
        return database.call(tenant, rows -> {
            Position position = rows.positions().find(id);
            return position == null ? null : position(rows, position);
        });
    }

    private static OrderSnapshot order(MemoryTenant rows, Order order) {
        TradingProfile profile = rows.owners().find(order.profile());
        if (profile == null) {
            throw Breach.raised("no profile of order " + order.id());
        }
        return new OrderSnapshot(
                order,
                intent(rows, record(rows, order.intent())),
                rows.orders().ofPosition(order.position()),
                open(rows, order),
                profile.limits());
    }

    private static IntentSnapshot intent(MemoryTenant rows, IntentRecord record) {
        List<Order> orders = rows.orders().ofIntent(record.intent().id());
        Money nothing = Money.zero(record.intent().instrument().quote());
        return new IntentSnapshot(
                record,
                orders,
                rows.positions().find(record.intent().position()),
                record.intent().kind() == IntentKind.ENTRY ? held(rows, orders.getFirst(), nothing) : nothing);
    }

    private static PositionSnapshot position(MemoryTenant rows, Position position) {
        List<Order> orders = rows.orders().ofPosition(position.id());
        Map<IntentId, IntentRecord> intents = new LinkedHashMap<>();
        for (Order order : orders) {
            intents.computeIfAbsent(order.intent(), id -> record(rows, id));
        }
        return new PositionSnapshot(position, orders, List.copyOf(intents.values()));
    }

    private static @Nullable Position open(MemoryTenant rows, Order order) {
        for (Position position : rows.positions().open()) {
            boolean same = position.profile().equals(order.profile())
                    && position.instrument().equals(order.spec().instrument());
            if (same) {
                return position;
            }
        }
        return null;
    }

    private static Money held(MemoryTenant rows, Order entry, Money nothing) {
        Balance clearing = rows.ledger().find(Bookkeeping.clearing(entry));
        return clearing == null ? nothing : clearing.amount();
    }

    private static IntentRecord record(MemoryTenant rows, IntentId id) {
        StoredIntent row = rows.intents().find(id);
        if (row == null) {
            throw Breach.raised("no such intent: " + id);
        }
        return row.record();
    }
}
