package dev.lockstep.engine.execution;

import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.profile.RiskLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is stored, with all that a fact about it changes or is decided on.
 *
 * @param order which
 * @param intent that asked for it
 * @param siblings all orders of its position, oldest first; the order among them
 * @param open what the profile holds the order's symbol with now, its own position or another; null where it holds none
 * @param limits of its profile
 */
public record OrderSnapshot(
        Order order,
        IntentSnapshot intent,
        List<Order> siblings,
        @Nullable Position open,
        RiskLimits limits) {
    public OrderSnapshot {
        siblings = List.copyOf(siblings);
    }

    /**
     * Which position a fill changes: its order's own. A buy whose own is over or never opened, while the profile holds
     * the symbol through another entry, goes to that one, since a profile holds a symbol once. Null before the first
     * fill of an entry.
     */
    @Nullable
    Position heldBy(Fill fill) {
        Position own = intent.position();
        boolean isOwn = fill.side() == Side.SELL || (own != null && own.status() == PositionStatus.OPEN);
        return isOwn || open == null ? own : open;
    }

    /** As it is stored once {@code request}, which was decided on this, is applied: need not be read. */
    OrderSnapshot after(FillRequest request) {
        Order moved = request.order().next().stored(order.version() + 1);
        Position held = request.position().next().stored(request.position().expectedVersion() + 1);
        boolean isOwn = held.id().equals(moved.position());
        IntentSnapshot its = new IntentSnapshot(
                intent.record(),
                with(moved, intent.orders()),
                isOwn ? held : intent.position(),
                request.posting().after(Bookkeeping.clearing(order), intent.held()));
        return new OrderSnapshot(
                moved, its, with(moved, siblings), held.status() == PositionStatus.OPEN ? held : null, limits);
    }

    /** The same for a settlement of its intent. */
    OrderSnapshot after(SettleRequest request) {
        IntentSnapshot settled = intent.after(request);
        OrderSnapshot after = this;
        for (Order moved : settled.orders()) {
            boolean its = moved.id().equals(order.id());
            after = new OrderSnapshot(its ? moved : after.order, settled, with(moved, after.siblings), open, limits);
        }
        return after;
    }

    /** As it is stored once {@code finding} is settled; what that makes of its intent and its position is not in it. */
    OrderSnapshot after(Finding finding) {
        Order next = finding.applied(order);
        if (next.equals(order)) {
            return this;
        }
        Order moved = next.stored(order.version() + 1);
        return new OrderSnapshot(moved, intent, with(moved, siblings), open, limits);
    }

    private static List<Order> with(Order moved, List<Order> all) {
        List<Order> orders = new ArrayList<>(all.size());
        for (Order each : all) {
            orders.add(each.id().equals(moved.id()) ? moved : each);
        }
        return orders;
    }
}
