package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.List;

/**
 * Places the pending orders of lists whose working order is filled. Those a working order paid for get what it brought,
 * fitted to the lot size. Filters and prices are looked at only now; orders that fail them expire, which nobody is told
 * but by their reports.
 */
final class PendingOrders {
    private final Books books;
    private final OrderChecks checks;
    private final Settlement settlement;
    private final OrderLists lists;
    private final Matching matching;

    PendingOrders(Books books, OrderChecks checks, Settlement settlement, OrderLists lists, Matching matching) {
        this.books = books;
        this.checks = checks;
        this.settlement = settlement;
        this.lists = lists;
        this.matching = matching;
    }

    /** Called at the end of every command, so that the answer to a placement still shows them pending. */
    void placeDue(SymbolDesks desks, long now) {
        for (VenueOrderList list = lists.nextDue(); list != null; list = lists.nextDue()) {
            place(desks.of(list.symbol()), list, now);
        }
    }

    private void place(SymbolDesk desk, VenueOrderList list, long now) {
        List<VenueOrder> waiting =
                lists.pending(list).stream().filter(VenueOrder::isPending).toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<OrderRequest> asked = waiting.stream()
                .map(order -> list.paid() ? order.asked().withQuantity(bought(desk, list)) : order.asked())
                .toList();
        try {
            check(desk, list.account(), asked);
        } catch (VenueRefusal refusal) {
            lists.drop(desk, list, now);
            return;
        }
        VenueOrder placed = waiting.getFirst();
        for (int i = 0; i < waiting.size(); i++) {
            VenueOrder order = waiting.get(i).placed(asked.get(i), books.next("priority"), now);
            placed = settlement.place(desk, order, now);
        }
        if (waiting.size() == 1 && placed.working()) {
            var _ = matching.work(desk, placed, now);
        }
    }

    private BigDecimal bought(SymbolDesk desk, VenueOrderList list) {
        SymbolListing listing = desk.listing();
        BigDecimal fitted = Amount.floorTo(lists.purse(list).locked(), listing.step());
        return fitted.min(listing.maxQuantity());
    }

    private void check(SymbolDesk desk, String account, List<OrderRequest> asked) {
        asked.forEach(leg -> checks.rules(desk, leg));
        if (asked.size() == 1) {
            checks.timing(desk, account, asked.getFirst());
        } else {
            checks.pair(desk, account, asked.getLast(), asked.getFirst());
        }
    }
}
