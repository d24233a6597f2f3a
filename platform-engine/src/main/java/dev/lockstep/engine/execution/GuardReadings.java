package dev.lockstep.engine.execution;

import dev.lockstep.engine.guard.GuardContext;
import dev.lockstep.engine.guard.TradingDay;
import dev.lockstep.engine.guard.TradingDays;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Gathers what the guards look at, from the stores and the venue. */
public final class GuardReadings {
    private final Desk desk;
    private final TradingDays days;
    private final MarketClocks clocks;

    public GuardReadings(Desk desk, TradingDays days, MarketClocks clocks) {
        this.desk = desk;
        this.days = days;
        this.clocks = clocks;
    }

    Mono<GuardContext> of(TradingProfile profile, Signal signal) {
        Candle candle = signal.candle();
        return Mono.zip(
                desk.rules(candle.instrument()),
                day(profile, candle),
                (rules, day) -> context(profile, signal, rules, day));
    }

    private Mono<TradingDay> day(TradingProfile profile, Candle candle) {
        Instant begins = candle.closeTime().truncatedTo(ChronoUnit.DAYS);
        return days.of(profile.tenant(), profile.id(), candle.instrument().symbol(), begins);
    }

    private GuardContext context(TradingProfile profile, Signal signal, SymbolRules rules, TradingDay day) {
        Candle candle = signal.candle();
        Sizing sizing = Sizing.of(profile.capital(), profile.limits(), candle.close(), rules);
        return new GuardContext(
                profile,
                signal,
                clocks.of(candle.instrument().venue()).now(),
                staleAfter(candle),
                rules,
                day.open(),
                day.lastEntry(),
                realized(profile, day),
                sizing.limit(),
                sizing.quantity());
    }

    private Duration staleAfter(Candle candle) {
        return candle.timeframe().length().multipliedBy(desk.settings().staleAfter());
    }

    private static Money realized(TradingProfile profile, TradingDay day) {
        Money sum = Money.zero(profile.capital().asset());
        for (Position position : day.open()) {
            sum = sum.plus(position.realizedPnl());
        }
        for (Position position : day.closed()) {
            sum = sum.plus(position.realizedPnl());
        }
        return sum;
    }
}
