package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The orders of a symbol that wait for their stop price, nearest first, and those whose stop follows the price. */
final class StopOrders {
    private static final Comparator<VenueOrder> LOWEST = Comparator.<VenueOrder, BigDecimal>comparing(
                    order -> order.asked().stopPrice())
            .thenComparing(VenueOrder::id);
    private static final Comparator<VenueOrder> HIGHEST = Comparator.<VenueOrder, BigDecimal>comparing(
                    order -> order.asked().stopPrice())
            .reversed()
            .thenComparing(VenueOrder::id);

    private final TreeSet<VenueOrder> onRise = new TreeSet<>(LOWEST);
    private final TreeSet<VenueOrder> onFall = new TreeSet<>(HIGHEST);
    private final TreeSet<VenueOrder> trailing = new TreeSet<>(Comparator.comparingLong(VenueOrder::id));

    void put(VenueOrder order) {
        Set<VenueOrder> orders = waitingFor(order);
        orders.remove(order);
        if (order.isOpen() && !order.working() && !order.isPending()) {
            orders.add(order);
        }
    }

    private Set<VenueOrder> waitingFor(VenueOrder order) {
        if (order.asked().isTrailing()) {
            return trailing;
        }
        return order.type().triggersOnRise(order.side()) ? onRise : onFall;
    }

    /** An order whose stop price the last price has reached, or null. */
    @Nullable
    VenueOrder reached(BigDecimal last) {
        if (!onFall.isEmpty() && onFall.first().asked().stopPrice().compareTo(last) >= 0) {
            return onFall.first();
        }
        if (!onRise.isEmpty() && onRise.first().asked().stopPrice().compareTo(last) <= 0) {
            return onRise.first();
        }
        return null;
    }

    List<VenueOrder> trailing() {
        return List.copyOf(trailing);
    }

    /** Where a trailing stop stands after a trade at {@code last}; null while it does not follow yet. */
    static @Nullable Trailing followed(VenueOrder order, BigDecimal last, long now) {
        Trailing before = order.trailing();
        if (before != null) {
            return before.following(order.side(), last);
        }
        boolean starts = order.asked().stopPrice().signum() == 0 || isMet(order.asked(), last);
        return starts ? new Trailing(now, last) : null;
    }

    static boolean wouldTrigger(OrderRequest asked, BigDecimal last) {
        return asked.stopPrice().signum() > 0 && isMet(asked, last);
    }

    private static boolean isMet(OrderRequest asked, BigDecimal last) {
        int distance = asked.stopPrice().compareTo(last);
        return asked.type().triggersOnRise(asked.side()) ? distance <= 0 : distance >= 0;
    }
}
