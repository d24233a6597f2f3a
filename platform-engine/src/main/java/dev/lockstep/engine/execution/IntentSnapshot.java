package dev.lockstep.engine.execution;

import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import java.util.ArrayList;
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

    /** As it is stored once {@code request}, which was decided on this, is applied: need not be read. */
    IntentSnapshot after(SettleRequest request) {
        List<Order> moved = new ArrayList<>(orders);
        request.orders().forEach(change -> moved.replaceAll(order -> stored(order, change)));
        Change<Position> change = request.position();
        boolean released = request.release() != null && request.release().kind() == EntryKind.RELEASE;
        return new IntentSnapshot(
                new IntentRecord(record.intent(), request.state(), request.absences(), record.version() + 1),
                moved,
                change == null ? position : change.next().stored(change.expectedVersion() + 1),
                released ? Money.zero(held.asset()) : held);
    }

    private static Order stored(Order order, Change<Order> change) {
        return order.id().equals(change.next().id()) ? change.next().stored(change.expectedVersion() + 1) : order;
    }
}
