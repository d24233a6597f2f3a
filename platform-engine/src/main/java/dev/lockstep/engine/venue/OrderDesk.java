package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes single orders in, and changes them: checks, funds, then the matching engine. */
final class OrderDesk {
    private final Books books;
    private final OrderChecks checks;
    private final Settlement settlement;
    private final OrderLists lists;
    private final Matching matching;

    OrderDesk(Books books, OrderChecks checks, Settlement settlement, OrderLists lists, Matching matching) {
        this.books = books;
        this.checks = checks;
        this.settlement = settlement;
        this.lists = lists;
        this.matching = matching;
    }

    Placed place(SymbolDesk desk, String account, OrderRequest asked, long now) {
        MatchPlan plan = check(desk, account, asked);
        VenueOrder order =
                settlement.accept(desk, order(desk, account, asked, null, plan.lockFor(asked, desk), now), now);
        long trades = books.current("trade." + asked.symbol());
        long matches = books.current("prevented." + asked.symbol());
        VenueOrder result = order.working() ? matching.take(desk, order, plan, now) : order;
        VenueAccount owner = books.account(account);
        return new Placed(
                result,
                owner.tradesAfter(asked.symbol(), trades).stream()
                        .filter(trade -> trade.orderId() == result.id())
                        .toList(),
                owner.prevented().stream()
                        .filter(match -> match.id() > matches && match.takerOrderId() == result.id())
                        .toList());
    }

    /** Everything that can refuse an order, and what it would meet in the book. */
    MatchPlan check(SymbolDesk desk, String account, OrderRequest asked) {
        checks.rules(desk, asked);
        checks.account(desk, account, List.of(asked));
        checks.timing(desk, account, asked);
        MatchPlan plan = plan(desk, account, asked);
        checks.funds(desk, account, asked.side(), plan.lockFor(asked, desk));
        return plan;
    }

    private static MatchPlan plan(SymbolDesk desk, String account, OrderRequest asked) {
        boolean byQuote = asked.quoteQuantity().signum() > 0;
        return desk.plan(asked, account, byQuote ? asked.quoteQuantity() : asked.quantity());
    }

    VenueOrder order(
            SymbolDesk desk, String account, OrderRequest asked, @Nullable Long listId, BigDecimal lock, long now) {
        boolean works = !asked.type().hasStop();
        return new VenueOrder(
                books.next("order." + desk.listing().symbol()),
                account,
                asked,
                listId == null ? -1 : listId,
                OrderState.NEW,
                Amount.ZERO,
                Amount.ZERO,
                lock,
                works,
                books.next("priority"),
                now,
                now,
                works ? now : -1,
                null,
                Amount.ZERO,
                null,
                null);
    }

    /** Reduces an order where it stands; a pair stays of one size, so both its orders are reduced. */
    Amended amend(SymbolDesk desk, VenueOrder order, BigDecimal quantity, String newId, long now) {
        checkAmend(desk, order, quantity);
        OrderRequest smaller = order.asked().withQuantity(quantity).withClientId(newId);
        if (!newId.equals(order.asked().clientOrderId())) {
            VenueOrder same = books.account(order.account()).order(order.symbol(), newId);
            if (same != null && same.isOpen()) {
                throw VenueRefusal.amendRejected("Duplicate order sent.");
            }
        }
        for (VenueOrder other : lists.openSiblings(order)) {
            var _ = settlement.amend(desk, other, other.asked().withQuantity(quantity), now);
        }
        Amended amended = settlement.amend(desk, order, smaller, now);
        VenueOrderList list = lists.listOf(order);
        if (list != null && !newId.equals(order.asked().clientOrderId())) {
            lists.report(list, true, now);
        }
        var _ = lists.legEnded(desk, amended.order(), now);
        return new Amended(amended.order(), amended.amendment(), list);
    }

    private void checkAmend(SymbolDesk desk, VenueOrder order, BigDecimal quantity) {
        if (!desk.listing().isTrading()) {
            throw VenueRefusal.amendRejected("Market is closed.");
        }
        VenueOrderList list = lists.listOf(order);
        if (list != null && list.paid() && order.isPending()) {
            throw VenueRefusal.amendRejected("Order amend (pending OPO order) is not supported.");
        }
        int compared = quantity.compareTo(order.asked().quantity());
        if (compared == 0) {
            throw VenueRefusal.amendRejected("The requested action would change no state; rejecting");
        }
        if (compared > 0) {
            throw VenueRefusal.amendRejected("Order amend (quantity increase) is not supported.");
        }
        long before = books.account(order.account()).amendments().stream()
                .filter(amendment -> amendment.symbol().equals(order.symbol()) && amendment.orderId() == order.id())
                .count();
        if (before >= desk.listing().limits().maxAmends()) {
            throw VenueRefusal.amendRejected("Filter failure: MAX_NUM_ORDER_AMENDS");
        }
        checks.rules(desk, order.asked().withQuantity(quantity));
    }
}
