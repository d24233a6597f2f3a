package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the other orders of a list. Of a pair the first fill or trigger of one expires the other, which hands
 * over the funds both share. A working order that is fully filled makes its pending orders due; one that ends otherwise
 * takes them with it. When no order is open the list is done.
 */
final class OrderLists {
    private final Books books;
    private final Settlement settlement;
    private final Deque<VenueOrderList> due = new ArrayDeque<>();

    OrderLists(Books books, Settlement settlement) {
        this.books = books;
        this.settlement = settlement;
    }

    /** Called before an order trades or triggers. */
    VenueOrder legWorks(SymbolDesk desk, VenueOrder leg, long now) {
        VenueOrder heir = leg;
        for (VenueOrder other : openSiblings(leg)) {
            var _ = settlement.expire(desk, other, ExpiryReason.OCO_TRIGGER, now);
            heir = settlement.inherit(desk, heir, other.locked());
        }
        return heir;
    }

    /** Called after an order traded: what a paying order bought stays locked for the ones that will sell it. */
    void legTraded(SymbolDesk desk, Execution execution) {
        VenueOrder order = execution.order();
        VenueOrderList list = listOf(order);
        if (list == null || !list.paid() || !list.isWorking(order)) {
            return;
        }
        VenueTrade trade = execution.trade();
        String base = desk.listing().base();
        BigDecimal free = books.account(order.account()).balance(base).free();
        boolean feeInBase = trade.commissionAsset().equals(base);
        // the commission is taken from what was free before, if there is enough
        boolean all = !feeInBase || (free.compareTo(trade.quantity()) >= 0 && !base.equals(VenueFees.DISCOUNT_ASSET));
        BigDecimal kept = all ? trade.quantity() : trade.quantity().subtract(trade.commission());
        var _ = settlement.lockMore(desk, purse(list), kept);
    }

    /** The pending order whose lock holds the money of its list. */
    VenueOrder purse(VenueOrderList list) {
        List<VenueOrder> pending = pending(list);
        return pending.stream()
                .filter(order -> !order.type().isStopLoss())
                .findFirst()
                .orElse(pending.getFirst());
    }

    /** Called after an order changed; closes the list behind the last one. */
    VenueOrder legEnded(SymbolDesk desk, VenueOrder leg, long now) {
        VenueOrderList list = listOf(leg);
        if (list == null || leg.isOpen()) {
            return leg;
        }
        if (!list.isWorking(leg)) {
            expire(desk, openSiblings(leg), ExpiryReason.OCO_TRIGGER, now);
        } else if (leg.state() == OrderState.FILLED) {
            due.add(list);
        } else {
            List<VenueOrder> waiting =
                    pending(list).stream().filter(VenueOrder::isOpen).toList();
            expire(desk, waiting, ExpiryReason.OTO_PHASE_ONE_EXPIRED, now);
        }
        finish(list, now);
        return leg;
    }

    private void expire(SymbolDesk desk, List<VenueOrder> orders, ExpiryReason reason, long now) {
        for (VenueOrder order : orders) {
            var _ = settlement.expire(desk, order, reason, now);
        }
    }

    /** A list whose working order is filled and whose pending orders are to be placed, or null. */
    @Nullable
    VenueOrderList nextDue() {
        return due.poll();
    }

    /** Called when an order, and with it the list, was cancelled by its owner. */
    List<VenueOrder> cancelWith(SymbolDesk desk, VenueOrder leg, String cancelId, long now) {
        VenueOrderList list = listOf(leg);
        List<VenueOrder> orders = list == null ? List.of(leg) : openLegs(list);
        List<VenueOrder> cancelled = orders.stream()
                .map(open -> settlement.cancel(desk, open, cancelId, now))
                .toList();
        if (list != null) {
            finish(list, now);
        }
        return cancelled;
    }

    /** Ends an order, and with it the list, because the venue says so. */
    void expel(SymbolDesk desk, VenueOrder order, long now) {
        VenueOrderList list = listOf(order);
        if (list == null) {
            var _ = settlement.expire(desk, order, ExpiryReason.EXCHANGE_CANCELED, now);
        } else {
            drop(desk, list, now);
        }
    }

    /** Ends pending orders that could not be placed. */
    void drop(SymbolDesk desk, VenueOrderList list, long now) {
        expire(desk, openLegs(list), ExpiryReason.EXCHANGE_CANCELED, now);
        finish(list, now);
    }

    void report(VenueOrderList list, boolean updated, long now) {
        books.say(new VenueEvent.ListReported(list, legs(list), updated, now));
    }

    List<VenueOrder> legs(VenueOrderList list) {
        return legs(books, list);
    }

    static List<VenueOrder> legs(Books books, VenueOrderList list) {
        VenueAccount account = books.account(list.account());
        return list.orderIds().stream()
                .map(id -> account.order(list.symbol(), id))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The orders that wait, or waited, for the working one. */
    List<VenueOrder> pending(VenueOrderList list) {
        return legs(list).stream().filter(order -> !list.isWorking(order)).toList();
    }

    @Nullable
    VenueOrderList listOf(VenueOrder order) {
        return order.listId() < 0 ? null : books.account(order.account()).list(order.listId());
    }

    private void finish(VenueOrderList list, long now) {
        VenueOrderList current = books.account(list.account()).list(list.id());
        if (current != null && !current.done() && openLegs(current).isEmpty()) {
            VenueOrderList done = current.finished(now);
            books.store(done);
            report(done, false, now);
        }
    }

    /** The other order of a pair; a working order has none. */
    List<VenueOrder> openSiblings(VenueOrder leg) {
        VenueOrderList list = listOf(leg);
        if (list == null || list.isWorking(leg)) {
            return List.of();
        }
        return pending(list).stream()
                .filter(other -> other.isOpen() && other.id() != leg.id())
                .toList();
    }

    private List<VenueOrder> openLegs(VenueOrderList list) {
        return legs(list).stream().filter(VenueOrder::isOpen).toList();
    }
}
