package dev.lockstep.engine.venue;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order list at the venue.
 *
 * @param id the venue's id, growing over all symbols
 * @param account whose list it is
 * @param symbol of all its orders
 * @param clientId the sender's id, unique among open lists
 * @param orderIds the orders: the working one first, of a pair the one below first, as Binance lists them
 * @param done whether every order has ended
 * @param updatedAt wall time in milliseconds
 * @param contingency how the orders depend on each other
 * @param workingId the order the others wait for, or null in a list without one
 * @param paid whether the pending orders sell what the working order bought
 */
public record VenueOrderList(
        long id,
        String account,
        String symbol,
        String clientId,
        List<Long> orderIds,
        boolean done,
        long updatedAt,
        Contingency contingency,
        @Nullable Long workingId,
        boolean paid) {
    public VenueOrderList {
        orderIds = List.copyOf(orderIds);
        contingency = Objects.requireNonNullElse(contingency, Contingency.OCO); // in journals of before there were two
    }

    boolean isWorking(VenueOrder order) {
        return workingId != null && workingId == order.id();
    }

    VenueOrderList finished(long now) {
        return new VenueOrderList(id, account, symbol, clientId, orderIds, true, now, contingency, workingId, paid);
    }
}
