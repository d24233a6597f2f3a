package dev.lockstep.engine.execution;

import dev.lockstep.engine.guard.Decisions;
import dev.lockstep.engine.guard.GuardContext;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Gathers what the guards look at, from the stores and the venue. */
public final class GuardReadings {
    private final Desk desk;
    private final Decisions decisions;
    private final MarketClocks clocks;

    public GuardReadings(Desk desk, Decisions decisions, MarketClocks clocks) {
        this.desk = desk;
        this.decisions = decisions;
        this.clocks = clocks;
    }

    Mono<GuardContext> of(TradingProfile profile, Signal signal) {
        Candle candle = signal.candle();
        return Mono.zip(
                        desk.rules(candle.instrument()),
                        openOf(profile),
                        lastEntry(profile, candle),
                        closedToday(profile, candle))
                .map(read -> {
                    Sizing sizing = Sizing.of(profile.capital(), profile.limits(), candle.close(), read.getT1());
                    return new GuardContext(
                            profile,
                            signal,
                            clocks.of(candle.instrument().venue()).now(),
                            staleAfter(candle),
                            read.getT1(),
                            read.getT2(),
                            read.getT3().orElse(null),
                            realized(profile, read.getT2(), read.getT4()),
                            sizing.limit(),
                            sizing.quantity());
                });
    }

    private Duration staleAfter(Candle candle) {
        return candle.timeframe().length().multipliedBy(desk.settings().staleAfter());
    }

    private Mono<List<Position>> openOf(TradingProfile profile) {
        return desk.positions()
                .open(profile.tenant())
                .map(open -> open.stream()
                        .filter(position -> position.profile().equals(profile.id()))
                        .toList());
    }

    private Mono<Optional<Instant>> lastEntry(TradingProfile profile, Candle candle) {
        return decisions
                .lastEntry(profile.tenant(), profile.id(), candle.instrument().symbol())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** The market day's closed positions: it began, on the venue's clock, with its first decision. */
    private Mono<List<Position>> closedToday(TradingProfile profile, Candle candle) {
        Instant day = candle.closeTime().truncatedTo(ChronoUnit.DAYS);
        return decisions
                .firstAfter(profile.tenant(), profile.id(), day)
                .flatMap(since -> desk.positions().closedSince(profile.tenant(), profile.id(), since))
                .defaultIfEmpty(List.of());
    }

    private static Money realized(TradingProfile profile, List<Position> open, List<Position> closed) {
        Money sum = Money.zero(profile.capital().asset());
        for (Position position : open) {
            sum = sum.plus(position.realizedPnl());
        }
        for (Position position : closed) {
            sum = sum.plus(position.realizedPnl());
        }
        return sum;
    }
}
