package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order at the venue. A change returns the next value.
 *
 * @param id the venue's id, growing per symbol
 * @param account whose order it is
 * @param asked what was asked for
 * @param listId the order list it belongs to, or -1
 * @param state where it stands
 * @param executed base quantity traded so far
 * @param executedQuote quote quantity traded so far
 * @param locked what of the account is locked for it: base of a sale, quote of a purchase
 * @param working whether it is in the book (a stop order is not before its trigger)
 * @param priority place in the queue at its price; grows over all orders of the venue
 * @param createdAt wall time in milliseconds
 * @param updatedAt wall time of the last change
 * @param workingSince wall time since when it works, or -1
 * @param expiryReason why it expired, if it did
 */
public record VenueOrder(
        long id,
        String account,
        OrderRequest asked,
        long listId,
        OrderState state,
        BigDecimal executed,
        BigDecimal executedQuote,
        BigDecimal locked,
        boolean working,
        long priority,
        long createdAt,
        long updatedAt,
        long workingSince,
        @Nullable ExpiryReason expiryReason) {
    public String symbol() {
        return asked.symbol();
    }

    public Side side() {
        return asked.side();
    }

    public OrderType type() {
        return asked.type();
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** The base quantity of the order; for a market order by quote quantity what it came to. */
    public BigDecimal quantity() {
        return asked.quantity().signum() == 0 ? executed : asked.quantity();
    }

    public BigDecimal remaining() {
        return asked.quantity().subtract(executed);
    }

    VenueOrder filled(BigDecimal quantity, BigDecimal quote, BigDecimal stillLocked, long now) {
        BigDecimal total = executed.add(quantity);
        boolean all = total.compareTo(asked.quantity()) == 0;
        return new VenueOrder(
                id,
                account,
                asked,
                listId,
                all ? OrderState.FILLED : OrderState.PARTIALLY_FILLED,
                total,
                executedQuote.add(quote),
                stillLocked,
                working,
                priority,
                createdAt,
                now,
                workingSince,
                expiryReason);
    }

    VenueOrder locking(BigDecimal amount) {
        return next(state, amount, working, priority, updatedAt, workingSince, expiryReason);
    }

    VenueOrder triggered(long newPriority, long now) {
        return next(state, locked, true, newPriority, now, now, expiryReason);
    }

    VenueOrder ended(OrderState end, @Nullable ExpiryReason reason, long now) {
        return next(end, Amount.ZERO, false, priority, now, workingSince, reason);
    }

    private VenueOrder next(
            OrderState newState,
            BigDecimal newLocked,
            boolean works,
            long newPriority,
            long now,
            long since,
            @Nullable ExpiryReason reason) {
        return new VenueOrder(
                id,
                account,
                asked,
                listId,
                newState,
                executed,
                executedQuote,
                newLocked,
                works,
                newPriority,
                createdAt,
                now,
                since,
                reason);
    }
}
