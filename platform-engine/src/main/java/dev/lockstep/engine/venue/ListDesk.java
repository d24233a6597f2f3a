package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes order lists in: all orders are checked and funded together, or none is taken. */
final class ListDesk {
    private final Books books;
    private final OrderChecks checks;
    private final Settlement settlement;
    private final OrderLists lists;
    private final OrderDesk orders;
    private final Matching matching;

    ListDesk(
            Books books,
            OrderChecks checks,
            Settlement settlement,
            OrderLists lists,
            OrderDesk orders,
            Matching matching) {
        this.books = books;
        this.checks = checks;
        this.settlement = settlement;
        this.lists = lists;
        this.orders = orders;
        this.matching = matching;
    }

    ListPlaced placeOco(SymbolDesk desk, String account, OcoRequest asked, long now) {
        List<OrderRequest> legs = List.of(asked.below(), asked.above());
        legs.forEach(leg -> checks.rules(desk, leg));
        checks.account(desk, account, legs);
        checks.list(desk, account, asked.listClientOrderId());
        checks.pair(desk, account, asked.above(), asked.below());
        BigDecimal lock = toLock(desk, legs);
        checks.funds(desk, account, asked.above().side(), lock);
        long listId = books.next("list");
        List<VenueOrder> placed = new ArrayList<>();
        for (OrderRequest leg : legs) {
            placed.add(orders.order(desk, account, leg, listId, isPurse(leg, legs) ? lock : Amount.ZERO, now));
        }
        VenueOrderList list =
                store(desk, account, listId, asked.listClientOrderId(), placed, Contingency.OCO, null, false, now);
        accept(desk, placed, now);
        lists.report(list, false, now);
        return new ListPlaced(list, placed);
    }

    ListPlaced placeOto(SymbolDesk desk, String account, OtoRequest asked, long now) {
        List<OrderRequest> pending = asked.isPair() ? asked.pending().reversed() : asked.pending(); // below first
        checkOto(desk, account, asked, pending);
        BigDecimal workingLock = orders.check(desk, account, asked.working()).lockFor(asked.working(), desk);
        BigDecimal pendingLock = asked.paid() ? Amount.ZERO : toLock(desk, pending);
        requireBoth(
                desk,
                account,
                asked.working().side(),
                workingLock,
                pending.getFirst().side(),
                pendingLock);
        long listId = books.next("list");
        VenueOrder working = orders.order(desk, account, asked.working(), listId, workingLock, now);
        List<VenueOrder> all = new ArrayList<>(List.of(working));
        for (OrderRequest leg : pending) {
            BigDecimal lock = isPurse(leg, pending) ? pendingLock : Amount.ZERO;
            all.add(orders.order(desk, account, leg, listId, lock, now).waiting());
        }
        VenueOrderList list = store(
                desk,
                account,
                listId,
                asked.listClientOrderId(),
                all,
                Contingency.OTO,
                working.id(),
                asked.paid(),
                now);
        accept(desk, all, now);
        lists.report(list, false, now);
        VenueOrder taken = matching.take(
                desk,
                working,
                desk.plan(working.asked(), account, working.asked().quantity()),
                now);
        all.set(0, taken);
        VenueOrderList after = books.account(account).list(listId);
        return new ListPlaced(after == null ? list : after, after == null ? all : lists.legs(after));
    }

    private void accept(SymbolDesk desk, List<VenueOrder> orders, long now) {
        for (VenueOrder order : orders) {
            var _ = settlement.accept(desk, order, now);
        }
    }

    private void checkOto(SymbolDesk desk, String account, OtoRequest asked, List<OrderRequest> pending) {
        if (!asked.paid()) {
            pending.forEach(leg -> checks.rules(desk, leg));
        }
        List<OrderRequest> all = new ArrayList<>(pending);
        all.add(asked.working());
        checks.account(desk, account, all);
        checks.list(desk, account, asked.listClientOrderId());
    }

    private void requireBoth(
            SymbolDesk desk, String account, Side side, BigDecimal lock, Side pendingSide, BigDecimal pendingLock) {
        if (side == pendingSide) {
            checks.funds(desk, account, side, lock.add(pendingLock));
        } else {
            checks.funds(desk, account, side, lock);
            checks.funds(desk, account, pendingSide, pendingLock);
        }
    }

    /** A pair lives on the same funds; they are locked once, for the order that is not the stop-loss. */
    private static boolean isPurse(OrderRequest leg, List<OrderRequest> legs) {
        return legs.size() == 1 || !leg.type().isStopLoss();
    }

    private static BigDecimal toLock(SymbolDesk desk, List<OrderRequest> legs) {
        if (legs.getFirst().side() == Side.SELL) {
            return legs.getFirst().quantity();
        }
        return legs.stream().map(leg -> leg.costAtMost(desk.market().last())).reduce(Amount.ZERO, BigDecimal::max);
    }

    private VenueOrderList store(
            SymbolDesk desk,
            String account,
            long id,
            String clientId,
            List<VenueOrder> orders,
            Contingency contingency,
            @Nullable Long workingId,
            boolean paid,
            long now) {
        VenueOrderList list = new VenueOrderList(
                id,
                account,
                desk.listing().symbol(),
                clientId,
                orders.stream().map(VenueOrder::id).toList(),
                false,
                now,
                contingency,
                workingId,
                paid);
        books.store(list);
        return list;
    }
}
