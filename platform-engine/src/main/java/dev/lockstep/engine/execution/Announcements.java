package dev.lockstep.engine.execution;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.time.DerivedId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events a transition writes. Their ids follow from what they tell, so that a repeated step tells it once. */
final class Announcements {
    private Announcements() {}

    static PendingEvent order(Change<Order> change, Instant now) {
        Order order = change.next();
        OrderSpec spec = order.spec();
        long version = change.expectedVersion() + 1;
        return new PendingEvent(
                DerivedId.of("order-changed", order.tenant(), order.id(), version),
                order.tenant(),
                order.correlationId(),
                now,
                new PlatformEvent.OrderChanged(
                        order.profile().value(),
                        order.id().value(),
                        spec.instrument().symbol(),
                        spec.side().name(),
                        spec.type().name(),
                        spec.leg().name(),
                        order.status().name(),
                        spec.quantity().value(),
                        order.executed().value(),
                        value(spec.limit()),
                        value(spec.stop()),
                        version));
    }

    static PendingEvent fill(Order order, Fill fill, Instant now) {
        return new PendingEvent(
                DerivedId.of("fill-recorded", order.tenant(), fill.account(), fill.instrument(), fill.venueTradeId()),
                order.tenant(),
                order.correlationId(),
                now,
                new PlatformEvent.FillRecorded(
                        order.profile().value(),
                        order.id().value(),
                        fill.venueTradeId(),
                        fill.instrument().symbol(),
                        fill.side().name(),
                        fill.quantity().value(),
                        fill.price().value(),
                        fill.fee().amount(),
                        fill.fee().asset().code(),
                        fill.executedAt()));
    }

    static PendingEvent position(Change<Position> change, Instant now) {
        Position position = change.next();
        long version = change.expectedVersion() + 1;
        return new PendingEvent(
                DerivedId.of("position-changed", position.tenant(), position.id(), version),
                position.tenant(),
                position.correlationId(),
                now,
                new PlatformEvent.PositionChanged(
                        position.profile().value(),
                        position.id().value(),
                        position.instrument().symbol(),
                        position.status().name(),
                        position.quantity().value(),
                        position.cost().amount(),
                        position.realizedPnl().amount(),
                        position.protection().stop().value(),
                        position.protection().target().value(),
                        position.protection().state().name(),
                        version));
    }

    static PendingEvent exitRefused(
            Position position, OrderIntent exit, int refusals, Instant next, String why, Instant now) {
        return new PendingEvent(
                DerivedId.of("exit-refused", position.tenant(), exit.id()),
                position.tenant(),
                position.correlationId(),
                now,
                new PlatformEvent.ExitRefused(
                        position.profile().value(),
                        position.id().value(),
                        position.instrument().symbol(),
                        refusals,
                        next,
                        why));
    }

    static PendingEvent entry(JournalEntry entry, Instant now) {
        UUID id = entry.id();
        return new PendingEvent(
                DerivedId.of("balance-changed", entry.tenant(), id),
                entry.tenant(),
                entry.correlationId(),
                now,
                new PlatformEvent.BalanceChanged(
                        entry.profile().value(),
                        id,
                        entry.kind().name(),
                        entry.postings().stream().map(Announcements::delta).toList()));
    }

    private static PlatformEvent.BalanceChanged.Delta delta(Posting posting) {
        String kind = posting.account().kind().name();
        String reference = posting.account().reference();
        String account = reference.isEmpty() ? kind : kind + ":" + reference;
        return new PlatformEvent.BalanceChanged.Delta(
                account, posting.account().asset().code(), posting.delta().amount());
    }

    private static @Nullable BigDecimal value(@Nullable Price price) {
        return price == null ? null : price.value();
    }
}
