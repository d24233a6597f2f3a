package dev.lockstep.engine.execution;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.ProtectionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what a finding makes of an intent, its orders, its position and what is held for it. */
final class Settlement {
    private static final Set<OrderStatus> REJECTED = Set.of(OrderStatus.REJECTED);
    private static final Set<OrderStatus> NOT_PLACED = Set.of(OrderStatus.NOT_PLACED);

    private Settlement() {}

    /** The request that stores it; empty where nothing changes. */
    static Optional<SettleRequest> of(IntentSnapshot seen, Finding finding, Instant now) {
        IntentRecord record = seen.record();
        List<Order> after = applied(seen.orders(), finding);
        List<Change<Order>> changes = changed(seen.orders(), after);
        IntentState state = stateAfter(record, after, finding);
        int absences = Math.max(record.absences(), finding.absences());
        Change<Position> moved = moved(seen.position(), record.intent().kind(), state, after, now);
        boolean overEntry = isOverEntry(record, after);
        JournalEntry release = overEntry ? Bookkeeping.release(after.getFirst(), seen.held(), now) : null;
        boolean same = changes.isEmpty()
                && state == record.state()
                && absences == record.absences()
                && moved == null
                && release == null;
        if (same) {
            return Optional.empty();
        }
        return Optional.of(new SettleRequest(
                record.intent().tenant(),
                record.intent().id(),
                record.version(),
                state,
                absences,
                changes,
                moved,
                release,
                null,
                overEntry,
                events(changes, moved, release, now)));
    }

    private static List<Order> applied(List<Order> orders, Finding finding) {
        List<Order> after = new ArrayList<>(orders.size());
        for (Order order : orders) {
            after.add(finding.applied(order));
        }
        return after;
    }

    /** What the orders' states say about their intent. */
    static IntentState stateAfter(IntentRecord record, List<Order> orders, Finding finding) {
        if (finding.state() != null) {
            return finding.state();
        }
        Set<OrderStatus> met = EnumSet.noneOf(OrderStatus.class);
        for (Order order : orders) {
            met.add(order.status());
        }
        if (met.isEmpty() || met.contains(OrderStatus.PENDING)) {
            return record.state();
        }
        if (met.contains(OrderStatus.UNKNOWN)) {
            return record.state() == IntentState.NEEDS_HUMAN ? IntentState.NEEDS_HUMAN : IntentState.UNKNOWN;
        }
        if (isAnyOpen(orders)) {
            return IntentState.ACCEPTED;
        }
        if (met.equals(REJECTED)) {
            return IntentState.REJECTED;
        }
        if (met.equals(NOT_PLACED)) {
            return record.state() == IntentState.UNSENT ? IntentState.UNSENT : IntentState.NOT_PLACED;
        }
        return IntentState.DONE;
    }

    private static boolean isAnyOpen(List<Order> orders) {
        for (Order order : orders) {
            if (order.status().isOpen()) {
                return true;
            }
        }
        return false;
    }

    /**
     * How the position is protected once the intent is in this state. NAKED stays: the intent's own beginning made it
     * UNCERTAIN, so since then more was bought than the intent covers.
     */
    static ProtectionState protectionAfter(
            ProtectionState now, IntentKind kind, IntentState state, List<Order> orders) {
        if (kind != IntentKind.PROTECTION) {
            return now;
        }
        return switch (now) {
            case EXITING, NONE, NAKED -> now;
            case UNCERTAIN, PROTECTED -> {
                ProtectionState covered = state == IntentState.ACCEPTED ? ProtectionState.PROTECTED : now;
                yield state.isLive() && isStopped(orders) ? covered : ProtectionState.NAKED;
            }
        };
    }

    /** A list's take-profit may go on alone when it has traded: from then on nothing sells should the price fall. */
    private static boolean isStopped(List<Order> orders) {
        for (Order order : orders) {
            if (order.spec().leg() == Leg.STOP_LOSS && order.status().isOpen()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Change<Position> moved(
            @Nullable Position position, IntentKind kind, IntentState state, List<Order> orders, Instant now) {
        if (position == null || position.status() == PositionStatus.CLOSED) {
            return null;
        }
        ProtectionState next = protectionAfter(position.protection().state(), kind, state, orders);
        return next == position.protection().state()
                ? null
                : new Change<>(position.with(position.protection().in(next, now)), position.version());
    }

    private static boolean isOverEntry(IntentRecord record, List<Order> after) {
        if (record.intent().kind() != IntentKind.ENTRY) {
            return false;
        }
        for (Order order : after) {
            if (!order.status().isTerminal()) {
                return false;
            }
        }
        return true;
    }

    private static List<Change<Order>> changed(List<Order> before, List<Order> after) {
        List<Change<Order>> changes = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                changes.add(new Change<>(after.get(i), before.get(i).version()));
            }
        }
        return changes;
    }

    private static List<PendingEvent> events(
            List<Change<Order>> orders,
            @Nullable Change<Position> position,
            @Nullable JournalEntry release,
            Instant now) {
        List<PendingEvent> events = new ArrayList<>();
        orders.forEach(change -> events.add(Announcements.order(change, now)));
        if (position != null) {
            events.add(Announcements.position(position, now));
        }
        if (release != null) {
            events.add(Announcements.entry(release, now));
        }
        return events;
    }
}
