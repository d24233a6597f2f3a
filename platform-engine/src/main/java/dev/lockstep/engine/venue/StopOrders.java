package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The orders of a symbol that wait for their stop price, nearest first. */
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

    void put(VenueOrder order) {
        TreeSet<VenueOrder> orders = order.type().triggersOnRise(order.side()) ? onRise : onFall;
        orders.remove(order);
        if (order.isOpen() && !order.working()) {
            orders.add(order);
        }
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

    static boolean wouldTrigger(OrderRequest asked, BigDecimal last) {
        int distance = asked.stopPrice().compareTo(last);
        return asked.type().triggersOnRise(asked.side()) ? distance <= 0 : distance >= 0;
    }
}
