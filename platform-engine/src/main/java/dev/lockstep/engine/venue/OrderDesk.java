package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;

/** Takes orders in: filters, duplicates, funds, then the matching engine. */
final class OrderDesk {
    private final Books books;
    private final Settlement settlement;
    private final OrderLists lists;
    private final Matching matching;

    OrderDesk(Books books, Settlement settlement, OrderLists lists, Matching matching) {
        this.books = books;
        this.settlement = settlement;
        this.lists = lists;
        this.matching = matching;
    }

    Placed place(SymbolDesk desk, String account, OrderRequest asked, long now) {
        MatchPlan plan = check(desk, account, asked);
        BigDecimal lock = toLock(asked, plan);
        requireFunds(desk, account, asked, lock);
        VenueOrder order = settlement.accept(desk, newOrder(desk, account, asked, -1, lock, now), now);
        long before = books.current("trade." + asked.symbol());
        VenueOrder result = order.working() ? matching.take(desk, order, plan, now) : order;
        List<VenueTrade> trades = books.account(account).tradesAfter(asked.symbol(), before).stream()
                .filter(trade -> trade.orderId() == result.id())
                .toList();
        return new Placed(result, trades);
    }

    /** Everything that can refuse an order, and what it would meet in the book. */
    MatchPlan check(SymbolDesk desk, String account, OrderRequest asked) {
        checkRules(desk, asked);
        VenueAccount owner = books.account(account);
        OrderRules.checkCounts(List.of(asked), owner.openOrders(asked.symbol()), desk.listing());
        checkDuplicate(owner, asked);
        if (asked.type().hasStop()
                && StopOrders.wouldTrigger(asked, desk.market().last())) {
            throw VenueRefusal.rejected("Order would trigger immediately.");
        }
        MatchPlan plan = plan(desk, account, asked);
        if (asked.type() == OrderType.LIMIT_MAKER && !plan.matches().isEmpty()) {
            throw VenueRefusal.rejected("Order would immediately match and take.");
        }
        requireFunds(desk, account, asked, toLock(asked, plan));
        return plan;
    }

    private static void checkRules(SymbolDesk desk, OrderRequest asked) {
        OrderRules.check(
                asked, desk.listing(), desk.market().average(), desk.market().last());
    }

    private static void checkDuplicate(VenueAccount owner, OrderRequest asked) {
        VenueOrder same = owner.order(asked.symbol(), asked.clientOrderId());
        if (same != null && same.isOpen()) {
            throw VenueRefusal.rejected("Duplicate order sent.");
        }
    }

    private static MatchPlan plan(SymbolDesk desk, String account, OrderRequest asked) {
        boolean byQuote = asked.quoteQuantity().signum() > 0;
        return desk.plan(asked, account, byQuote ? asked.quoteQuantity() : asked.quantity());
    }

    private static BigDecimal toLock(OrderRequest asked, MatchPlan plan) {
        if (asked.side() == Side.SELL) {
            return asked.quantity().signum() > 0 ? asked.quantity() : Match.quantityOf(plan.matches());
        }
        if (asked.type().hasLimit()) {
            return Amount.quoteAtMost(asked.price(), asked.quantity());
        }
        return asked.type().hasStop()
                ? Amount.quoteAtMost(asked.stopPrice(), asked.quantity())
                : Match.quoteOf(plan.matches());
    }

    private void requireFunds(SymbolDesk desk, String account, OrderRequest asked, BigDecimal lock) {
        if (!books.account(account).canLock(desk.paidAsset(asked.side()), lock)) {
            throw VenueRefusal.insufficientBalance();
        }
    }

    private VenueOrder newOrder(
            SymbolDesk desk, String account, OrderRequest asked, long listId, BigDecimal lock, long now) {
        boolean works = !asked.type().hasStop();
        return new VenueOrder(
                books.next("order." + desk.listing().symbol()),
                account,
                asked,
                listId,
                OrderState.NEW,
                Amount.ZERO,
                Amount.ZERO,
                lock,
                works,
                books.next("priority"),
                now,
                now,
                works ? now : -1,
                null);
    }

    ListPlaced placeOco(SymbolDesk desk, String account, OcoRequest asked, long now) {
        checkOco(desk, account, asked);
        BigDecimal lock = toLock(asked);
        requireFunds(desk, account, asked.above(), lock);
        long listId = books.next("list");
        VenueOrder below = newOrder(desk, account, asked.below(), listId, Amount.ZERO, now);
        VenueOrder above = newOrder(desk, account, asked.above(), listId, Amount.ZERO, now);
        VenueOrderList list = new VenueOrderList(
                listId,
                account,
                desk.listing().symbol(),
                asked.listClientOrderId(),
                List.of(below.id(), above.id()),
                false,
                now);
        books.store(list);
        boolean limitAbove = !asked.above().type().isStopLoss();
        // both legs live on the same funds; they are locked once, for the leg that is not the stop-loss
        VenueOrder first = settlement.accept(desk, limitAbove ? below : below.locking(lock), now);
        VenueOrder second = settlement.accept(desk, limitAbove ? above.locking(lock) : above, now);
        lists.report(list, now);
        return new ListPlaced(list, List.of(first, second));
    }

    private static BigDecimal toLock(OcoRequest asked) {
        if (asked.above().side() == Side.SELL) {
            return asked.above().quantity();
        }
        return costAtMost(asked.above()).max(costAtMost(asked.below()));
    }

    private static BigDecimal costAtMost(OrderRequest leg) {
        return Amount.quoteAtMost(leg.type().hasLimit() ? leg.price() : leg.stopPrice(), leg.quantity());
    }

    private void checkOco(SymbolDesk desk, String account, OcoRequest asked) {
        checkRules(desk, asked.above());
        checkRules(desk, asked.below());
        VenueAccount owner = books.account(account);
        String symbol = desk.listing().symbol();
        OrderRules.checkCounts(List.of(asked.above(), asked.below()), owner.openOrders(symbol), desk.listing());
        checkDuplicate(owner, asked.above());
        checkDuplicate(owner, asked.below());
        boolean sameIds = asked.above().clientOrderId().equals(asked.below().clientOrderId());
        boolean sameList = owner.lists().stream()
                .anyMatch(list -> !list.done() && list.clientId().equals(asked.listClientOrderId()));
        if (sameIds || sameList) {
            throw VenueRefusal.rejected("Duplicate order sent.");
        }
        long open = owner.lists().stream()
                .filter(list -> !list.done() && list.symbol().equals(symbol))
                .count();
        if (open >= desk.listing().maxOrderLists()) {
            throw VenueRefusal.filter("MAX_NUM_ORDER_LISTS");
        }
        checkPrices(desk, account, asked);
    }

    private static void checkPrices(SymbolDesk desk, String account, OcoRequest asked) {
        BigDecimal last = desk.market().last();
        if (edge(asked.above()).compareTo(last) <= 0 || edge(asked.below()).compareTo(last) >= 0) {
            throw VenueRefusal.rejected("The relationship of the prices for the orders is not correct.");
        }
        OrderRequest limit = asked.limitLeg();
        boolean maker = limit.type() == OrderType.LIMIT_MAKER;
        if (maker && !desk.plan(limit, account, limit.quantity()).matches().isEmpty()) {
            throw VenueRefusal.rejected("Order would immediately match and take.");
        }
    }

    private static BigDecimal edge(OrderRequest leg) {
        return leg.type().hasStop() ? leg.stopPrice() : leg.price();
    }
}
