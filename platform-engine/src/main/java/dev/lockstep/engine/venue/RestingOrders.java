package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;

/** The accounts' orders that wait in a symbol's book, by price, then by who was first. */
final class RestingOrders {
    private static final Comparator<VenueOrder> BY_TIME = Comparator.comparingLong(VenueOrder::priority);
    private static final Comparator<VenueOrder> CHEAPEST = Comparator.<VenueOrder, BigDecimal>comparing(
                    order -> order.asked().price())
            .thenComparing(BY_TIME);
    private static final Comparator<VenueOrder> DEAREST = Comparator.<VenueOrder, BigDecimal>comparing(
                    order -> order.asked().price())
            .reversed()
            .thenComparing(BY_TIME);

    private final TreeSet<VenueOrder> bids = new TreeSet<>(DEAREST);
    private final TreeSet<VenueOrder> asks = new TreeSet<>(CHEAPEST);

    /** The orders of one side, best price first. */
    Collection<VenueOrder> of(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    void put(VenueOrder order) {
        remove(order);
        if (order.isOpen() && order.working() && order.type().hasLimit()) {
            of(order.side()).add(order);
        }
    }

    private void remove(VenueOrder order) {
        of(order.side()).remove(order);
    }
}
