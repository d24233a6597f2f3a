package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/** Moves orders from state to state with the money that belongs to it, and reports each move. */
final class Settlement {
    private final Books books;
    private final Commissions commissions;
    private final Reports reports;

    Settlement(Books books, Commissions commissions, Reports reports) {
        this.books = books;
        this.commissions = commissions;
        this.reports = reports;
    }

    /** Stores a new order, locks what it needs and reports it. */
    VenueOrder accept(SymbolDesk desk, VenueOrder order, long now) {
        books.lock(order.account(), desk.paidAsset(order.side()), order.locked());
        store(desk, order);
        var _ = reports.say(order, ExecutionType.NEW, now);
        return order;
    }

    /** Places a pending order whose funds are locked already; what it does not need becomes free. */
    VenueOrder place(SymbolDesk desk, VenueOrder order, long now) {
        VenueOrder placed = relock(desk, order);
        store(desk, placed);
        var _ = reports.say(placed, ExecutionType.NEW, now);
        return placed;
    }

    /** One execution of one order; the fee comes out of what it receives, or out of the free discount asset. */
    Execution fill(SymbolDesk desk, VenueOrder order, Match match, long tradeId, boolean maker, long now) {
        BigDecimal quantity = match.quantity();
        BigDecimal quote = match.quote();
        boolean buys = order.side() == Side.BUY;
        BigDecimal paid = buys ? quote : quantity;
        BigDecimal received = buys ? quantity : quote;
        Commissions.Commission fee = commissions.of(order, desk.listing(), received, quote, maker);
        books.spendLocked(order.account(), desk.paidAsset(order.side()), paid);
        books.credit(order.account(), desk.paidAsset(order.side().opposite()), received);
        books.credit(order.account(), fee.asset(), fee.amount().negate());
        books.takeFee(fee.asset(), fee.amount());
        VenueOrder filled =
                relock(desk, order.filled(quantity, quote, order.locked().subtract(paid), now));
        store(desk, filled);
        VenueTrade trade = new VenueTrade(
                tradeId,
                order.account(),
                order.symbol(),
                order.id(),
                order.listId(),
                order.side(),
                match.price(),
                quantity,
                quote,
                fee.amount(),
                fee.asset(),
                maker,
                now,
                desk.market().now());
        books.store(trade);
        reports.traded(filled, trade, now);
        return new Execution(filled, trade);
    }

    /** Gives back what a better price than the limit left over, and everything once the order is filled. */
    private VenueOrder relock(SymbolDesk desk, VenueOrder order) {
        BigDecimal needed = needed(order);
        BigDecimal spare = order.locked().subtract(needed);
        if (spare.signum() <= 0) {
            return order;
        }
        books.unlock(order.account(), desk.paidAsset(order.side()), spare);
        return order.locking(needed);
    }

    private static BigDecimal needed(VenueOrder order) {
        if (!order.isOpen()) {
            return Amount.ZERO;
        }
        if (order.asked().quoteQuantity().signum() > 0) {
            return order.locked(); // by quote quantity: what is left over is freed at the end
        }
        if (order.side() == Side.SELL) {
            return order.remaining();
        }
        return order.type().hasLimit() ? Amount.quoteAtMost(order.asked().price(), order.remaining()) : order.locked();
    }

    VenueOrder expire(SymbolDesk desk, VenueOrder order, ExpiryReason reason, long now) {
        VenueOrder ended = end(desk, order, order.ended(OrderState.EXPIRED, reason, now));
        var _ = reports.say(ended, ExecutionType.EXPIRED, now);
        return ended;
    }

    /** Takes a quantity away that would have traded with an own order; an order with nothing left ends. */
    VenueOrder prevent(SymbolDesk desk, VenueOrder order, BigDecimal quantity, PreventedMatch match, long now) {
        VenueOrder less = order.prevented(quantity, match.id(), now);
        boolean byQuote = order.asked().quoteQuantity().signum() > 0;
        boolean ends = byQuote ? !match.mode().decrements() : less.remaining().signum() == 0;
        VenueOrder after;
        if (ends) {
            after = end(desk, order, less.ended(OrderState.EXPIRED_IN_MATCH, null, now));
        } else {
            after = relock(desk, less);
            store(desk, after);
        }
        reports.prevented(after, match, now);
        return after;
    }

    VenueOrder cancel(SymbolDesk desk, VenueOrder order, String cancelId, long now) {
        VenueOrder ended = end(desk, order, order.ended(OrderState.CANCELED, null, now));
        reports.cancelled(ended, cancelId, now);
        return ended;
    }

    /** Reduces an order where it stands in the queue; its rest may be nothing, then it has ended. */
    Amended amend(SymbolDesk desk, VenueOrder order, OrderRequest smaller, long now) {
        VenueOrder amended = order.amended(smaller, now);
        VenueOrder after;
        if (amended.remaining().signum() <= 0) {
            after = end(desk, order, amended.ended(OrderState.EXPIRED, null, now));
        } else {
            after = relock(desk, amended);
            store(desk, after);
        }
        long execution = reports.replaced(after, order.asked().clientOrderId(), now);
        Amendment amendment = new Amendment(
                order.account(),
                order.symbol(),
                order.id(),
                execution,
                order.asked().clientOrderId(),
                smaller.clientOrderId(),
                order.asked().quantity(),
                smaller.quantity(),
                now);
        books.store(amendment);
        return new Amended(after, amendment, null);
    }

    /** Ends a market order by quote quantity: it is filled when no further step of the base asset fits. */
    VenueOrder complete(SymbolDesk desk, VenueOrder order, long now) {
        return end(desk, order, order.ended(OrderState.FILLED, null, now));
    }

    private VenueOrder end(SymbolDesk desk, VenueOrder before, VenueOrder ended) {
        books.unlock(before.account(), desk.paidAsset(before.side()), before.locked());
        store(desk, ended);
        return ended;
    }

    /** Takes over the funds another leg of its list had locked; what is too much becomes free. */
    VenueOrder inherit(SymbolDesk desk, VenueOrder heir, BigDecimal amount) {
        books.lock(heir.account(), desk.paidAsset(heir.side()), amount);
        VenueOrder richer = relock(desk, heir.locking(heir.locked().add(amount)));
        store(desk, richer);
        return richer;
    }

    VenueOrder trigger(SymbolDesk desk, VenueOrder order, long now) {
        VenueOrder working = order.triggered(books.next("priority"), now);
        store(desk, working);
        var _ = reports.say(working, ExecutionType.NEW, now);
        return working;
    }

    VenueOrder follow(SymbolDesk desk, VenueOrder order, Trailing trailing) {
        VenueOrder following = order.trailing(trailing);
        store(desk, following);
        return following;
    }

    /** Locks more for an order than it had. */
    VenueOrder lockMore(SymbolDesk desk, VenueOrder order, BigDecimal amount) {
        books.lock(order.account(), desk.paidAsset(order.side()), amount);
        VenueOrder locked = order.locking(order.locked().add(amount));
        store(desk, locked);
        return locked;
    }

    private void store(SymbolDesk desk, VenueOrder order) {
        books.store(order);
        desk.put(order);
    }
}
