package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.Objects;
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
 * @param prevented base quantity that self-trade prevention took away
 * @param preventedMatch the last meeting with an own order, or null
 * @param trailing how far a trailing stop has followed, or null before it follows
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
        @Nullable ExpiryReason expiryReason,
        BigDecimal prevented,
        @Nullable Long preventedMatch,
        @Nullable Trailing trailing) {
    public VenueOrder {
        prevented = Objects.requireNonNullElse(prevented, Amount.ZERO); // in journals of before it was kept
    }

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

    /** Whether it waits for the working order of its list. */
    public boolean isPending() {
        return state == OrderState.PENDING_NEW;
    }

    /** The base quantity of the order; for a market order by quote quantity what it came to. */
    public BigDecimal quantity() {
        return asked.quoteQuantity().signum() > 0 ? executed : asked.quantity();
    }

    public BigDecimal remaining() {
        return asked.quantity().subtract(executed).subtract(prevented);
    }

    VenueOrder filled(BigDecimal quantity, BigDecimal quote, BigDecimal stillLocked, long now) {
        BigDecimal total = executed.add(quantity);
        boolean all = total.add(prevented).compareTo(asked.quantity()) == 0;
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
                expiryReason,
                prevented,
                preventedMatch,
                trailing);
    }

    VenueOrder locking(BigDecimal amount) {
        return next(asked, state, amount, working, priority, updatedAt, workingSince, expiryReason);
    }

    VenueOrder triggered(long newPriority, long now) {
        return next(asked, state, locked, true, newPriority, now, now, expiryReason);
    }

    /** A pending order that is placed now, for what its working order brought. */
    VenueOrder placed(OrderRequest fitted, long newPriority, long now) {
        boolean works = !fitted.type().hasStop();
        return next(fitted, OrderState.NEW, locked, works, newPriority, now, works ? now : -1, expiryReason);
    }

    /** The same order, waiting for the working one of its list. */
    VenueOrder waiting() {
        return next(asked, OrderState.PENDING_NEW, locked, false, priority, updatedAt, -1, expiryReason);
    }

    VenueOrder amended(OrderRequest smaller, long now) {
        return next(smaller, state, locked, working, priority, now, workingSince, expiryReason);
    }

    VenueOrder ended(OrderState end, @Nullable ExpiryReason reason, long now) {
        return next(asked, end, Amount.ZERO, false, priority, now, workingSince, reason);
    }

    VenueOrder prevented(BigDecimal quantity, long match, long now) {
        return new VenueOrder(
                id,
                account,
                asked,
                listId,
                state,
                executed,
                executedQuote,
                locked,
                working,
                priority,
                createdAt,
                now,
                workingSince,
                expiryReason,
                prevented.add(quantity),
                match,
                trailing);
    }

    VenueOrder trailing(Trailing followed) {
        return new VenueOrder(
                id,
                account,
                asked,
                listId,
                state,
                executed,
                executedQuote,
                locked,
                working,
                priority,
                createdAt,
                updatedAt,
                workingSince,
                expiryReason,
                prevented,
                preventedMatch,
                followed);
    }

    private VenueOrder next(
            OrderRequest newAsked,
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
                newAsked,
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
                reason,
                prevented,
                preventedMatch,
                trailing);
    }
}
