package dev.lockstep.engine.venue;

import java.util.List;
import java.util.Objects;

/**
 * One-cancels-the-other: the first fill or trigger of a leg expires the other, which hands over the funds both share;
 * when no leg is open the list is done.
 */
final class OrderLists {
    private final Books books;
    private final Settlement settlement;

    OrderLists(Books books, Settlement settlement) {
        this.books = books;
        this.settlement = settlement;
    }

    /** Called before a leg trades or triggers. */
    VenueOrder legWorks(SymbolDesk desk, VenueOrder leg, long now) {
        VenueOrder heir = leg;
        for (VenueOrder other : otherOpenLegs(leg)) {
            var _ = settlement.expire(desk, other, OrderState.EXPIRED, ExpiryReason.OCO_TRIGGER, now);
            heir = settlement.inherit(desk, heir, other.locked());
        }
        return heir;
    }

    /** Called after a leg changed; closes the list behind the last one. */
    VenueOrder legEnded(SymbolDesk desk, VenueOrder leg, long now) {
        if (leg.listId() < 0 || leg.isOpen()) {
            return leg;
        }
        for (VenueOrder other : otherOpenLegs(leg)) {
            var _ = settlement.expire(desk, other, OrderState.EXPIRED, ExpiryReason.OCO_TRIGGER, now);
        }
        finish(leg, now);
        return leg;
    }

    /** Called when a leg, and with it the list, was cancelled by its owner. */
    List<VenueOrder> cancelWith(SymbolDesk desk, VenueOrder leg, String cancelId, long now) {
        List<VenueOrder> legs = leg.listId() < 0 ? List.of(leg) : openLegs(leg);
        List<VenueOrder> cancelled = legs.stream()
                .map(open -> settlement.cancel(desk, open, cancelId, now))
                .toList();
        if (leg.listId() >= 0) {
            finish(leg, now);
        }
        return cancelled;
    }

    void report(VenueOrderList list, long now) {
        books.say(new VenueEvent.ListReported(list, legs(list), now));
    }

    List<VenueOrder> legs(VenueOrderList list) {
        VenueAccount account = books.account(list.account());
        return list.orderIds().stream()
                .map(id -> account.order(list.symbol(), id))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private void finish(VenueOrder leg, long now) {
        VenueOrderList list = books.account(leg.account()).list(leg.listId());
        if (list != null && !list.done()) {
            VenueOrderList done = list.finished(now);
            books.store(done);
            report(done, now);
        }
    }

    private List<VenueOrder> otherOpenLegs(VenueOrder leg) {
        return openLegs(leg).stream().filter(other -> other.id() != leg.id()).toList();
    }

    private List<VenueOrder> openLegs(VenueOrder leg) {
        VenueOrderList list =
                leg.listId() < 0 ? null : books.account(leg.account()).list(leg.listId());
        return list == null
                ? List.of()
                : legs(list).stream().filter(VenueOrder::isOpen).toList();
    }
}
