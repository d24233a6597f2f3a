package dev.lockstep.engine.execution;

import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.profile.RiskLimits;
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
}
