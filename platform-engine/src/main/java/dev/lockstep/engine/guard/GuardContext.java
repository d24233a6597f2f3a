package dev.lockstep.engine.guard;

import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the guards may look at, gathered once.
 *
 * @param profile as it is stored now
 * @param signal what the strategy says
 * @param marketNow the market clock
 * @param staleAfter how old a candle may be on that clock
 * @param rules of the signal's instrument
 * @param open the profile's open positions
 * @param lastEntry market time of the last allowed entry on this symbol; null where there is none
 * @param dayPnl realised since the market day began
 * @param limit the entry's limit price
 * @param quantity what would be bought; zero where the capital's share is less than one step
 */
public record GuardContext(
        TradingProfile profile,
        Signal signal,
        Instant marketNow,
        Duration staleAfter,
        SymbolRules rules,
        List<Position> open,
        @Nullable Instant lastEntry,
        Money dayPnl,
        Price limit,
        Quantity quantity) {
    public GuardContext {
        open = List.copyOf(open);
    }

    public String symbol() {
        return rules.instrument().symbol();
    }

    /** What is left of the cooldown on the candle's clock; zero or less where it is over. */
    public Duration cooldownLeft() {
        return lastEntry == null
                ? Duration.ZERO
                : Duration.between(
                        signal.candle().closeTime(),
                        lastEntry.plus(profile.limits().cooldown()));
    }

    boolean holdsInstrument() {
        return open.stream().anyMatch(position -> position.instrument().equals(rules.instrument()));
    }
}
