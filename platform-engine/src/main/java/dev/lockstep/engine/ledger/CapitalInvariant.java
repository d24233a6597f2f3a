package dev.lockstep.engine.ledger;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import java.util.List;

/**
 * What a profile may still risk: allocated − reserved for orders − reserved for positions + realised gain. Never below
 * zero; neither is there ever an overdraft.
 *
 * @param headroom of the capital's asset
 * @param overdraft sum over it; zero or less
 */
public record CapitalInvariant(Money headroom, Money overdraft) {

    /** Derived from the balances of one profile. */
    public static CapitalInvariant of(List<Balance> balances, Asset quote) {
        Money capital = sum(balances, AccountKind.CAPITAL, quote).negate();
        Money orders = sum(balances, AccountKind.CLEARING, quote);
        Money positions = sum(balances, AccountKind.RESERVED_POSITIONS, quote);
        Money gain = sum(balances, AccountKind.REALIZED_PNL, quote).negate();
        return new CapitalInvariant(
                capital.minus(orders).minus(positions).plus(gain), sum(balances, AccountKind.OVERDRAFT, quote));
    }

    public boolean holds() {
        return !headroom.isNegative() && overdraft.isZero();
    }

    private static Money sum(List<Balance> balances, AccountKind kind, Asset asset) {
        return balances.stream()
                .filter(balance -> balance.account().kind() == kind)
                .filter(balance -> balance.account().asset().equals(asset))
                .map(Balance::amount)
                .reduce(Money.zero(asset), Money::plus);
    }
}
