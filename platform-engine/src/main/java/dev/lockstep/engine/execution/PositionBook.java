package dev.lockstep.engine.execution;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.money.Rounding;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.Protection;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.profile.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A position's next value after a fill. The sums do not depend on the order in which fills become known. */
public final class PositionBook {
    private static final int COST_SCALE = 12;
    private static final int PRICE_SCALE = 18;

    private PositionBook() {}

    /**
     * After a buy: net of a fee in base, uncovered from {@code now}; stop and target around the entry's average price.
     *
     * @param before null for the first fill
     * @param entry the order with this fill applied
     */
    public static Position bought(@Nullable Position before, Order entry, Fill fill, RiskLimits limits, Instant now) {
        Quantity net = net(fill);
        Price average = average(entry.executedQuote(), entry.executed());
        Price stop = average.moved(limits.stopLoss().negate());
        Price target = average.moved(limits.takeProfit());
        if (before == null) {
            return new Position(
                    entry.tenant(),
                    entry.position(),
                    entry.profile(),
                    entry.account(),
                    fill.instrument(),
                    PositionStatus.OPEN,
                    net,
                    fill.quote(),
                    Money.zero(fill.instrument().quote()),
                    Protection.naked(stop, target, now),
                    entry.correlationId(),
                    fill.executedAt(),
                    null,
                    0);
        }
        return next(
                before,
                PositionStatus.OPEN,
                before.quantity().plus(net),
                before.cost().plus(fill.quote()),
                before.realizedPnl(),
                grown(before.protection(), stop, target, now),
                null);
    }

    /**
     * After a buy that belongs to another position of the profile, one that never opened or is over: it is held with
     * this one, covered by its stop and its target.
     */
    public static Position boughtLate(Position open, Fill fill, Instant now) {
        return next(
                open,
                PositionStatus.OPEN,
                open.quantity().plus(net(fill)),
                open.cost().plus(fill.quote()),
                open.realizedPnl(),
                grown(
                        open.protection(),
                        open.protection().stop(),
                        open.protection().target(),
                        now),
                null);
    }

    /** After a sale; closed where nothing is left. More than was held leaves nothing, not less. */
    public static Position sold(Position before, Fill fill, Instant now) {
        Quantity rest = rest(before, fill);
        Money share = costShare(before, fill);
        boolean over = rest.isZero();
        return next(
                before,
                over ? PositionStatus.CLOSED : before.status(),
                rest,
                before.cost().minus(share),
                before.realizedPnl().plus(fill.quote()).minus(share),
                over ? before.protection().in(ProtectionState.NONE, now) : before.protection(),
                over ? fill.executedAt() : before.closedAt());
    }

    /** Closed with a rest that is too small to be sold; its cost is a loss. */
    public static Position closedAsDust(Position rest, Instant now) {
        return next(
                rest,
                PositionStatus.CLOSED,
                Quantity.zero(rest.quantity().asset()),
                Money.zero(rest.cost().asset()),
                rest.realizedPnl().minus(rest.cost()),
                rest.protection().in(ProtectionState.NONE, now),
                now);
    }

    /** The part of the position's cost that belongs to what is sold; all of it with the last unit. */
    static Money costShare(Position before, Fill fill) {
        Quantity rest = rest(before, fill);
        if (rest.isZero()) {
            return before.cost();
        }
        BigDecimal weighted = before.cost().amount().multiply(rest.value());
        BigDecimal kept = Rounding.HALF_EVEN.divide(weighted, before.quantity().value(), COST_SCALE);
        return before.cost().minus(new Money(kept, before.cost().asset()));
    }

    /** Quote over base, to 18 decimals. */
    static Price average(Money quote, Quantity quantity) {
        return new Price(Rounding.HALF_EVEN.divide(quote.amount(), quantity.value(), PRICE_SCALE), quote.asset());
    }

    private static Quantity net(Fill fill) {
        return fill.quantity()
                .minus(new Quantity(fill.feeInBase().amount(), fill.quantity().asset()));
    }

    private static Quantity rest(Position before, Fill fill) {
        Quantity given = fill.quantity()
                .plus(new Quantity(fill.feeInBase().amount(), fill.quantity().asset()));
        return before.quantity().minus(before.quantity().min(given));
    }

    /** New quantity is uncovered, whatever covered the old; an exit under way goes on. */
    private static Protection grown(Protection before, Price stop, Price target, Instant now) {
        ProtectionState state =
                before.state() == ProtectionState.EXITING ? ProtectionState.EXITING : ProtectionState.NAKED;
        Protection moved = before.in(state, now);
        Instant since = moved.nakedSince();
        Duration total = moved.nakedTotal();
        return new Protection(stop, target, state, since, total);
    }

    private static Position next(
            Position before,
            PositionStatus status,
            Quantity quantity,
            Money cost,
            Money realizedPnl,
            Protection protection,
            @Nullable Instant closedAt) {
        return new Position(
                before.tenant(),
                before.id(),
                before.profile(),
                before.account(),
                before.instrument(),
                status,
                quantity,
                cost,
                realizedPnl,
                protection,
                before.correlationId(),
                before.openedAt(),
                closedAt,
                before.version());
    }
}
