package dev.lockstep.engine.execution;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.profile.RiskLimits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what a fill makes of its order, its position and the books. */
final class FillStep {
    private FillStep() {}

    static FillRequest of(Fill fill, OrderSnapshot seen, Instant now) {
        Order order = seen.order();
        Position position = seen.heldBy(fill);
        Order nextOrder = order.apply(new OrderEvent.Filled(fill));
        Position nextPosition = nextPosition(fill, nextOrder, position, seen.limits(), now);
        JournalEntry posting = fill.side() == Side.BUY
                ? Bookkeeping.bought(order, fill, seen.intent().held())
                : Bookkeeping.sold(order, fill, known(position, fill));
        Change<Order> orderChange = new Change<>(nextOrder, order.version());
        Change<Position> positionChange = new Change<>(nextPosition, position == null ? 0 : position.version());
        List<PendingEvent> events = List.of(
                Announcements.fill(nextOrder, fill, now),
                Announcements.order(orderChange, now),
                Announcements.position(positionChange, now),
                Announcements.entry(posting, now));
        return new FillRequest(
                order.tenant(),
                fill,
                orderChange,
                positionChange,
                posting,
                lifecycle(fill, nextOrder, seen.siblings(), position, nextPosition),
                null,
                misfit(fill, order, nextPosition, posting),
                events);
    }

    private static Position nextPosition(
            Fill fill, Order nextOrder, @Nullable Position position, RiskLimits limits, Instant now) {
        if (fill.side() == Side.SELL) {
            return sold(nextOrder, PositionBook.sold(known(position, fill), fill, now), now);
        }
        return position != null && !position.id().equals(nextOrder.position())
                ? PositionBook.boughtLate(position, fill, now)
                : PositionBook.bought(position, nextOrder, fill, limits, now);
    }

    /** What a protective order leaves is to be looked at: its list's other leg ended with this order's first trade. */
    private static Position sold(Order nextOrder, Position rest, Instant now) {
        Leg leg = nextOrder.spec().leg();
        boolean shaken = (leg == Leg.STOP_LOSS || leg == Leg.TAKE_PROFIT)
                && rest.protection().state() == ProtectionState.PROTECTED;
        return shaken ? rest.with(rest.protection().in(ProtectionState.NAKED, now)) : rest;
    }

    /** A fact is never refused; one that does not fit is booked, and takes its profile out of trading. */
    private static @Nullable String misfit(Fill fill, Order order, Position held, JournalEntry posting) {
        String trade = "trade " + fill.venueTradeId();
        if (!held.id().equals(order.position())) {
            return trade + " of a finished entry came late; it is held with position " + held.id();
        }
        return Bookkeeping.overdraws(posting) ? trade + " took more than was held" : null;
    }

    private static @Nullable Lifecycle lifecycle(
            Fill fill, Order nextOrder, List<Order> siblings, @Nullable Position before, Position after) {
        if (before == null) {
            return LifecycleRows.entry(after, fill);
        }
        boolean closes = after.status() == PositionStatus.CLOSED && before.status() == PositionStatus.OPEN;
        if (!closes) {
            return null;
        }
        List<Order> orders = siblings.stream()
                .map(order -> order.id().equals(nextOrder.id()) ? nextOrder : order)
                .toList();
        return LifecycleRows.exit(after, orders, nextOrder, fill.executedAt());
    }

    private static Position known(@Nullable Position position, Fill fill) {
        if (position == null) {
            throw new IllegalStateException("sale " + fill.venueTradeId() + " of a position that was never opened");
        }
        return position;
    }
}
