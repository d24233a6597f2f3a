package dev.lockstep.ui.desk;

import dev.lockstep.ui.client.Amount;
import dev.lockstep.ui.client.Change;
import dev.lockstep.ui.client.LiveMessage;
import dev.lockstep.ui.client.Order;
import dev.lockstep.ui.client.Position;
import dev.lockstep.ui.client.Profile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts an event into the rows it concerns. An event may tell what a snapshot already held: an older version changes
 * nothing. Events carry no asset and no time of opening; a row that is new has none until its snapshot comes.
 */
final class Changes {
    private Changes() {}

    static Map<String, Profile> profiles(Map<String, Profile> rows, Change.ProfileChanged change, Instant at) {
        Profile before = rows.get(change.profileId());
        if (before == null || before.version() >= change.version()) {
            return rows;
        }
        return Rows.with(
                rows,
                before.id(),
                new Profile(
                        before.id(),
                        change.name(),
                        before.venue(),
                        before.symbols(),
                        before.timeframe(),
                        before.strategy(),
                        before.capital(),
                        before.limits(),
                        before.mode(),
                        change.desiredState(),
                        change.observedState(),
                        change.faultReason(),
                        at,
                        change.version()));
    }

    static Map<String, Order> orders(Map<String, Order> rows, Change.OrderChanged change, String correlationId) {
        Order before = rows.get(change.clientOrderId());
        if (before != null && before.version() >= change.version()) {
            return rows;
        }
        String asset = before == null ? "" : before.quantity().asset();
        var after = new Order(
                change.clientOrderId(),
                change.profileId(),
                change.symbol(),
                change.leg(),
                change.side(),
                change.type(),
                new Amount(change.quantity(), asset),
                price(change.price()),
                price(change.stopPrice()),
                change.status(),
                new Amount(change.executed(), asset),
                correlationId,
                change.version());
        return Rows.with(rows, after.id(), after.open() ? after : null);
    }

    static Map<String, Position> positions(
            Map<String, Position> rows, Change.PositionChanged change, LiveMessage.Event event) {
        Position before = rows.get(change.positionId());
        if (before != null && before.version() >= change.version()) {
            return rows;
        }
        String base = before == null ? "" : before.quantity().asset();
        String quote = before == null ? "" : before.cost().asset();
        var after = new Position(
                change.positionId(),
                change.profileId(),
                change.symbol(),
                change.status(),
                new Amount(change.quantity(), base),
                new Amount(change.cost(), quote),
                new Amount(change.realizedPnl(), quote),
                protection(before)
                        .told(
                                price(change.stopPrice()),
                                price(change.targetPrice()),
                                change.protection(),
                                event.occurredAt()),
                event.correlationId(),
                before == null ? event.occurredAt() : before.openedAt(),
                change.version());
        return Rows.with(rows, after.id(), after.open() ? after : null);
    }

    private static Position.Protection protection(@Nullable Position before) {
        return before == null ? new Position.Protection(null, null, "NONE", null) : before.protection();
    }

    private static @Nullable Amount price(@Nullable BigDecimal price) {
        return price == null ? null : new Amount(price, "");
    }
}
