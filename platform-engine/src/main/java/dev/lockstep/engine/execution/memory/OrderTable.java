package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.PositionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** {@code orders}. */
final class OrderTable {
    private static final Object OPEN = "open";
    private static final Comparator<StoredOrder> OLDEST_FIRST = Comparator.comparingLong(StoredOrder::place);

    private final Rows<ClientOrderId, StoredOrder> rows;
    private final Rows.Lookup<ClientOrderId, StoredOrder> byIntent;
    private final Rows.Lookup<ClientOrderId, StoredOrder> byPosition;
    private final Rows.Lookup<ClientOrderId, StoredOrder> open;

    OrderTable(Undo undo) {
        rows = new Rows<ClientOrderId, StoredOrder>(undo)
                .check(
                        "orders_executed_check",
                        row -> !row.order().executedQuote().isNegative())
                .unique("orders_venue_order_id_key", row -> named(row.order()));
        byIntent = rows.lookup(row -> row.order().intent());
        byPosition = rows.lookup(row -> row.order().position());
        open = rows.lookup(row -> row.order().status().isOpen() ? OPEN : null);
    }

    /** The intent's orders, PENDING. */
    void insert(OrderIntent intent, LongSupplier places, Instant now) {
        for (OrderSpec spec : intent.orders()) {
            if (rows.find(spec.id()) != null) {
                throw Breach.unique("orders_pkey");
            }
            Order pending = Order.pending(intent, spec);
            rows.put(spec.id(), new StoredOrder(pending, places.getAsLong(), now).moved(pending));
        }
    }

    /** False where the version has moved on, or no such order is stored. */
    boolean store(Change<Order> change) {
        StoredOrder row = rows.find(change.next().id());
        if (row == null || row.order().version() != change.expectedVersion()) {
            return false;
        }
        rows.put(change.next().id(), row.moved(change.next()));
        return true;
    }

    @Nullable
    Order find(ClientOrderId id) {
        StoredOrder row = rows.find(id);
        return row == null ? null : row.order();
    }

    List<Order> ofIntent(IntentId id) {
        return oldestFirst(byIntent.of(id));
    }

    List<Order> ofPosition(PositionId id) {
        return oldestFirst(byPosition.of(id));
    }

    List<Order> open() {
        return oldestFirst(open.of(OPEN));
    }

    Collection<StoredOrder> stored() {
        return rows.all();
    }

    private static List<Order> oldestFirst(List<StoredOrder> found) {
        found.sort(OLDEST_FIRST);
        List<Order> orders = new ArrayList<>(found.size());
        for (StoredOrder each : found) {
            orders.add(each.order());
        }
        return Collections.unmodifiableList(orders);
    }

    private static @Nullable Object named(Order order) {
        return order.venueOrderId() == null
                ? null
                : List.of(order.account(), order.spec().instrument().symbol(), order.venueOrderId());
    }
}
