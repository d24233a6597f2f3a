package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Moves orders from state to state with the money that belongs to it, and reports each move. */
final class Settlement {
    private final Books books;
    private final VenueFees fees;

    Settlement(Books books, VenueFees fees) {
        this.books = books;
        this.fees = fees;
    }

    /** Stores a new order, locks what it needs and reports it. */
    VenueOrder accept(SymbolDesk desk, VenueOrder order, long now) {
        books.lock(order.account(), desk.paidAsset(order.side()), order.locked());
        store(desk, order);
        report(order, ExecutionType.NEW, null, null, now);
        return order;
    }

    /** One execution of one order; the fee comes out of what it receives. */
    VenueOrder fill(SymbolDesk desk, VenueOrder order, Match match, long tradeId, boolean maker, long now) {
        BigDecimal quantity = match.quantity();
        BigDecimal quote = match.quote();
        boolean buys = order.side() == Side.BUY;
        BigDecimal paid = buys ? quote : quantity;
        BigDecimal received = buys ? quantity : quote;
        BigDecimal fee = Amount.share(received, maker ? fees.maker() : fees.taker());
        String receivedAsset = desk.paidAsset(order.side().opposite());
        books.spendLocked(order.account(), desk.paidAsset(order.side()), paid);
        books.credit(order.account(), receivedAsset, received.subtract(fee));
        books.takeFee(receivedAsset, fee);
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
                fee,
                receivedAsset,
                maker,
                now,
                desk.market().now());
        books.store(trade);
        report(filled, ExecutionType.TRADE, trade, null, now);
        return filled;
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
        if (order.asked().quantity().signum() == 0) {
            return order.locked(); // by quote quantity: what is left over is freed at the end
        }
        if (order.side() == Side.SELL) {
            return order.remaining();
        }
        return order.type().hasLimit() ? Amount.quoteAtMost(order.asked().price(), order.remaining()) : order.locked();
    }

    VenueOrder expire(SymbolDesk desk, VenueOrder order, OrderState state, ExpiryReason reason, long now) {
        VenueOrder ended = end(desk, order, order.ended(state, reason, now));
        boolean prevented = state == OrderState.EXPIRED_IN_MATCH;
        report(ended, prevented ? ExecutionType.TRADE_PREVENTION : ExecutionType.EXPIRED, null, null, now);
        return ended;
    }

    VenueOrder cancel(SymbolDesk desk, VenueOrder order, String cancelId, long now) {
        VenueOrder ended = end(desk, order, order.ended(OrderState.CANCELED, null, now));
        report(ended, ExecutionType.CANCELED, null, cancelId, now);
        return ended;
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
        report(working, ExecutionType.NEW, null, null, now);
        return working;
    }

    /** Locks more for an order whose execution costs more than its stop price promised. */
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

    private void report(
            VenueOrder order, ExecutionType type, @Nullable VenueTrade trade, @Nullable String cancelId, long now) {
        books.say(new VenueEvent.OrderReported(order, type, trade, cancelId, books.next("execution"), now));
    }
}
