package dev.lockstep.api.overview;

import dev.lockstep.api.candle.CandleBook;
import dev.lockstep.api.candle.LiveCandles;
import dev.lockstep.api.trading.TradingStates;
import dev.lockstep.engine.equity.EquityCurve;
import dev.lockstep.engine.equity.Valuation;
import dev.lockstep.engine.equity.ValuedProfile;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.gateway.ExchangeAccount;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.market.Mark;
import dev.lockstep.engine.market.Marks;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts a tenant's overview together. */
@Component
public class Overviews {
    private final Valuation valuation;
    private final EquityCurve curve;
    private final TradingStates trading;
    private final ExchangeAccounts accounts;
    private final CandleBook book;
    private final LiveCandles candles;
    private final EventFeed events;
    private final Marks marks;
    private final InstantSource wall;

    Overviews(
            Valuation valuation,
            EquityCurve curve,
            TradingStates trading,
            ExchangeAccounts accounts,
            CandleBook book,
            LiveCandles candles,
            EventFeed events,
            Marks marks,
            InstantSource wall) {
        this.valuation = valuation;
        this.curve = curve;
        this.trading = trading;
        this.accounts = accounts;
        this.book = book;
        this.candles = candles;
        this.events = events;
        this.marks = marks;
        this.wall = wall;
    }

    public Mono<OverviewView> of(TenantId tenant) {
        return valuation.of(tenant).flatMap(valued -> of(tenant, valued));
    }

    private Mono<OverviewView> of(TenantId tenant, List<ValuedProfile> valued) {
        return Mono.zip(
                        trading.of(
                                tenant,
                                valued.stream().map(ValuedProfile::profile).toList()),
                        accounts.all(tenant),
                        Flux.fromIterable(valued)
                                .concatMap(one -> measured(tenant, one))
                                .collectList())
                .map(read -> new OverviewView(
                        wall.instant(),
                        read.getT1(),
                        List.of(
                                OverviewView.FeedView.of("events", events.state()),
                                OverviewView.FeedView.of("candles", candles.state())),
                        venues(read.getT2()),
                        Measured.totals(read.getT3()),
                        read.getT3().stream().map(Measured::view).toList()));
    }

    private Mono<Measured> measured(TenantId tenant, ValuedProfile valued) {
        Venue venue = valued.profile().watchlist().getFirst().venue();
        Optional<Instant> day = marks.latestOf(venue).map(Mark::at).map(now -> now.truncatedTo(ChronoUnit.DAYS));
        return curve.reference(tenant, valued.profile().id(), day.orElse(Instant.EPOCH))
                .map(reference -> Measured.of(valued, reference, day.isPresent()));
    }

    private List<OverviewView.VenueView> venues(List<ExchangeAccount> all) {
        return all.stream()
                .map(account -> new OverviewView.VenueView(
                        account.venue().name(),
                        account.simulated(),
                        book.freshness(account.venue()),
                        marks.latestOf(account.venue()).map(Mark::at).orElse(null),
                        book.lastReceived(account.venue()).orElse(null)))
                .distinct()
                .toList();
    }
}
