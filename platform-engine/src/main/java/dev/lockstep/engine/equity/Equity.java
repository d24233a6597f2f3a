package dev.lockstep.engine.equity;

import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Mark;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.position.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a profile is worth in its capital's asset: cash by the books, and what is held at its mark. Dust and fees in a
 * third asset count nothing. What needs a mark that is not known is null, never zero.
 *
 * @param capital allocated
 * @param free may be held for new orders
 * @param inOrders held for orders under way
 * @param overdraft what facts took beyond their hold; zero or less
 * @param inPositions cost of what is held, by the books
 * @param realizedNet realised gain less the fees paid in this asset; a fee in base is in the cost of what was left
 * @param fees paid in this asset
 * @param openPositions how many
 * @param held what is held, at its marks; null where a mark is missing or books and positions differ just now
 * @param markedAt wall clock of the oldest mark used; null where none was needed
 */
public record Equity(
        Money capital,
        Money free,
        Money inOrders,
        Money overdraft,
        Money inPositions,
        Money realizedNet,
        Money fees,
        int openPositions,
        @Nullable Money held,
        @Nullable Instant markedAt) {

    /** Of one profile's balances and open positions. */
    public static Equity of(
            Asset asset, List<Balance> balances, List<Position> open, Function<Instrument, Optional<Mark>> marks) {
        Money fees = sum(balances, AccountKind.FEES, asset);
        Money inPositions = sum(balances, AccountKind.RESERVED_POSITIONS, asset);
        Money cost = open.stream().map(Position::cost).reduce(Money.zero(asset), Money::plus);
        return new Equity(
                sum(balances, AccountKind.CAPITAL, asset).negate(),
                sum(balances, AccountKind.AVAILABLE, asset),
                sum(balances, AccountKind.CLEARING, asset),
                sum(balances, AccountKind.OVERDRAFT, asset),
                inPositions,
                sum(balances, AccountKind.REALIZED_PNL, asset).negate().minus(fees),
                fees,
                open.size(),
                cost.equals(inPositions) ? held(asset, open, marks) : null,
                oldest(open, marks));
    }

    /** Of several profiles with one asset; not known where one of them is not. */
    public static Equity sum(Asset asset, List<Equity> parts) {
        Money none = Money.zero(asset);
        Equity nothing = new Equity(none, none, none, none, none, none, none, 0, none, null);
        return parts.stream().reduce(nothing, Equity::plus);
    }

    /** Cash and what is held at its mark. */
    public @Nullable Money total() {
        return held == null ? null : free.plus(inOrders).plus(overdraft).plus(held);
    }

    public @Nullable Money unrealized() {
        return held == null ? null : held.minus(inPositions);
    }

    private Equity plus(Equity other) {
        return new Equity(
                capital.plus(other.capital),
                free.plus(other.free),
                inOrders.plus(other.inOrders),
                overdraft.plus(other.overdraft),
                inPositions.plus(other.inPositions),
                realizedNet.plus(other.realizedNet),
                fees.plus(other.fees),
                openPositions + other.openPositions,
                held == null || other.held == null ? null : held.plus(other.held),
                earlier(markedAt, other.markedAt));
    }

    private static @Nullable Money held(Asset asset, List<Position> open, Function<Instrument, Optional<Mark>> marks) {
        Money sum = Money.zero(asset);
        for (Position position : open) {
            Optional<Mark> mark = marks.apply(position.instrument());
            if (mark.isEmpty()) {
                return null;
            }
            sum = sum.plus(mark.get().price().times(position.quantity()));
        }
        return sum;
    }

    private static @Nullable Instant oldest(List<Position> open, Function<Instrument, Optional<Mark>> marks) {
        return open.stream()
                .flatMap(position -> marks.apply(position.instrument()).stream())
                .map(Mark::receivedAt)
                .reduce(BinaryOperator.minBy(Instant::compareTo))
                .orElse(null);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static Money sum(List<Balance> balances, AccountKind kind, Asset asset) {
        return balances.stream()
                .filter(balance -> balance.account().kind() == kind)
                .filter(balance -> balance.account().asset().equals(asset))
                .map(Balance::amount)
                .reduce(Money.zero(asset), Money::plus);
    }
}
