package dev.lockstep.engine.execution;

import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.money.Rounding;
import dev.lockstep.engine.profile.RiskLimits;
import java.math.BigDecimal;

/**
 * How large an entry is: the position's share of the capital at the limit price, down to the venue's step; the limit is
 * the last price plus the allowed slippage, up to the venue's tick.
 *
 * @param limit the most that is paid per unit
 * @param quantity base quantity; zero where the share is less than one step
 * @param hold what the entry can cost at most
 */
public record Sizing(Price limit, Quantity quantity, Money hold) {
    private static final int SCALE = 18;

    public static Sizing of(Money capital, RiskLimits limits, Price last, SymbolRules rules) {
        Price limit = rules.fitted(last.moved(limits.maxSlippage()), Rounding.UP);
        Money spend = capital.times(limits.positionSize(), SCALE, Rounding.DOWN);
        BigDecimal affordable = Rounding.DOWN.divide(spend.amount(), limit.value(), SCALE);
        Quantity quantity =
                rules.fitted(new Quantity(affordable, rules.instrument().base()));
        return new Sizing(limit, quantity, limit.times(quantity));
    }
}
