package dev.lockstep.engine.profile;

import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.money.Rounding;
import dev.lockstep.engine.problem.InvalidRequest;
import java.util.Map;

/**
 * Whether a venue would take what a profile is going to ask for; said before the profile is stored, not at its first
 * signal.
 */
public final class VenueFit {
    private static final int SCALE = 18;
    private static final Percent WHOLE = Percent.of("100");

    private VenueFit() {}

    /** Refuses with an {@link InvalidRequest} that names the numbers. */
    public static void require(TradingProfile profile, SymbolRules rules) {
        if (rules.status() != SymbolStatus.TRADING) {
            throw new InvalidRequest(
                    "symbol_not_tradable",
                    rules.instrument() + " is " + rules.status(),
                    "choose a symbol the venue takes orders for, or wait until it does");
        }
        Money smallest = smallestOrder(profile);
        if (smallest.compareTo(rules.minNotional()) < 0) {
            throw tooSmall(profile, rules, smallest);
        }
    }

    /** An entry's protective sale at the stop: the smallest order that must not be refused. */
    private static Money smallestOrder(TradingProfile profile) {
        RiskLimits limits = profile.limits();
        Percent left = new Percent(WHOLE.value().subtract(limits.stopLoss().value()));
        return profile.capital()
                .times(limits.positionSize(), SCALE, Rounding.DOWN)
                .times(left, SCALE, Rounding.DOWN);
    }

    private static InvalidRequest tooSmall(TradingProfile profile, SymbolRules rules, Money smallest) {
        String symbol = rules.instrument().symbol();
        return new InvalidRequest(
                "capital_below_min_notional",
                profile.limits().positionSize() + " of " + profile.capital() + ", sold at the stop-loss of "
                        + profile.limits().stopLoss() + ", is " + smallest + "; " + symbol + " takes orders from "
                        + rules.minNotional(),
                "raise the capital or the position size, or choose a symbol with a smaller minimum",
                Map.of(
                        "symbol", symbol,
                        "smallest_order", smallest.toString(),
                        "min_notional", rules.minNotional().toString()));
    }
}
