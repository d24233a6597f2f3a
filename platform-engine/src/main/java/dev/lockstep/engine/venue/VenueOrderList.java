package dev.lockstep.engine.venue;

import java.util.List;

/**
 * A one-cancels-the-other list at the venue.
 *
 * @param id the venue's id, growing over all symbols
 * @param account whose list it is
 * @param symbol of both legs
 * @param clientId the sender's id, unique among open lists
 * @param orderIds the legs, below first as Binance lists them
 * @param done whether every leg has ended
 * @param updatedAt wall time in milliseconds
 */
public record VenueOrderList(
        long id, String account, String symbol, String clientId, List<Long> orderIds, boolean done, long updatedAt) {
    public VenueOrderList {
        orderIds = List.copyOf(orderIds);
    }

    VenueOrderList finished(long now) {
        return new VenueOrderList(id, account, symbol, clientId, orderIds, true, now);
    }
}
