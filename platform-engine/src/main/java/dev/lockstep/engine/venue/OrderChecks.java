package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that can refuse an order or a list before it is in the books. */
final class OrderChecks {
    private final Books books;
    private final ExchangeLimits limits;

    OrderChecks(Books books, ExchangeLimits limits) {
        this.books = books;
        this.limits = limits;
    }

    /** The rules of one order alone. */
    void rules(SymbolDesk desk, OrderRequest asked) {
        OrderRules.check(
                asked, desk.listing(), desk.market().average(), desk.market().last());
        OrderRules.checkAssets(asked, desk.listing(), limits, desk.market().last());
    }

    /** What an account may have: counts, positions, and ids of its own among what is open. */
    void account(SymbolDesk desk, String account, List<OrderRequest> adding) {
        VenueAccount owner = books.account(account);
        String symbol = desk.listing().symbol();
        OrderRules.checkCounts(adding, owner.openOrders(symbol), desk.listing());
        OrderRules.checkCounts(adding, owner.openOrders(), limits);
        OrderRules.checkPosition(adding, owner, desk.listing());
        Set<String> ids = new HashSet<>();
        for (OrderRequest asked : adding) {
            VenueOrder same = owner.order(symbol, asked.clientOrderId());
            if (!ids.add(asked.clientOrderId()) || (same != null && same.isOpen())) {
                throw VenueRefusal.rejected("Duplicate order sent.");
            }
        }
    }

    void list(SymbolDesk desk, String account, String listClientId) {
        List<VenueOrderList> open = books.account(account).lists().stream()
                .filter(list -> !list.done())
                .toList();
        if (open.stream().anyMatch(list -> list.clientId().equals(listClientId))) {
            throw VenueRefusal.rejected("Duplicate order sent.");
        }
        String symbol = desk.listing().symbol();
        long here = open.stream().filter(list -> list.symbol().equals(symbol)).count();
        if (here >= desk.listing().limits().maxOrderLists()) {
            throw VenueRefusal.filter("MAX_NUM_ORDER_LISTS");
        }
        if (open.size() >= limits.maxOrderLists()) {
            throw VenueRefusal.filter("EXCHANGE_MAX_NUM_ORDER_LISTS");
        }
    }

    /** What a single order must not do at once. */
    void timing(SymbolDesk desk, String account, OrderRequest asked) {
        if (asked.type().hasStop()
                && StopOrders.wouldTrigger(asked, desk.market().last())) {
            throw VenueRefusal.rejected("Order would trigger immediately.");
        }
        boolean maker = asked.type() == OrderType.LIMIT_MAKER;
        if (maker && !desk.plan(asked, account, asked.quantity()).matches().isEmpty()) {
            throw VenueRefusal.rejected("Order would immediately match and take.");
        }
    }

    /** The prices of a pair lie on either side of the market. */
    void pair(SymbolDesk desk, String account, OrderRequest above, OrderRequest below) {
        BigDecimal last = desk.market().last();
        boolean aboveIsBelow = hasEdge(above) && edge(above).compareTo(last) <= 0;
        boolean belowIsAbove = hasEdge(below) && edge(below).compareTo(last) >= 0;
        if (aboveIsBelow || belowIsAbove) {
            throw VenueRefusal.rejected("The relationship of the prices for the orders is not correct.");
        }
        timing(desk, account, above.type().isStopLoss() ? below : above);
    }

    /** A trailing stop without a stop price follows from wherever the market is. */
    private static boolean hasEdge(OrderRequest leg) {
        return edge(leg).signum() > 0;
    }

    private static BigDecimal edge(OrderRequest leg) {
        return leg.type().hasStop() ? leg.stopPrice() : leg.price();
    }

    void funds(SymbolDesk desk, String account, Side side, BigDecimal amount) {
        if (!books.account(account).canLock(desk.paidAsset(side), amount)) {
            throw VenueRefusal.insufficientBalance();
        }
    }
}
