package dev.lockstep.engine.execution;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An intent as it is stored, with all that a finding about it changes.
 *
 * @param record which, and how far it is
 * @param orders in the order they were asked for; none of a cancel
 * @param position what it opens, protects or closes; null before the first fill of an entry
 * @param held what an entry's clearing account holds; zero for other kinds
 */
public record IntentSnapshot(
        IntentRecord record, List<Order> orders, @Nullable Position position, Money held) {
    public IntentSnapshot {
        orders = List.copyOf(orders);
    }
}
