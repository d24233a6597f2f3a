package dev.lockstep.engine.runtime;

import dev.lockstep.engine.lease.LeaseKeeper;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleFeed;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * One feed per instrument and timeframe for the whole installation: the engine that holds the feed's lease listens to
 * the venue and publishes to all. Begins with the last closed candle, so that one which closed while nobody held the
 * lease is not missed.
 */
public final class MarketFeed {
    private static final int MOST_SERIES = 1000;
    private static final int ASKED_AT_START = 3;

    private final Tenants tenants;
    private final Profiles profiles;
    private final MarketData market;
    private final CandleFeed feed;
    private final LeaseKeeper keeper;
    private final CandleWatch watch;
    private final RuntimeSettings settings;
    private final Scheduler scheduler;

    public MarketFeed(
            Tenants tenants,
            Profiles profiles,
            MarketData market,
            CandleFeed feed,
            LeaseKeeper keeper,
            CandleWatch watch,
            RuntimeSettings settings,
            Scheduler scheduler) {
        this.tenants = tenants;
        this.profiles = profiles;
        this.market = market;
        this.feed = feed;
        this.keeper = keeper;
        this.watch = watch;
        this.settings = settings;
        this.scheduler = scheduler;
    }

    /** Looks every now and then for series that some profile wants and nobody carries yet. */
    public Flux<Candle> run() {
        return Flux.defer(() -> {
            Set<Series> carried = ConcurrentHashMap.newKeySet();
            return looks().concatMapIterable(all -> all).filter(carried::add).flatMap(this::carry, MOST_SERIES);
        });
    }

    /** A look that fails ends nothing that is carried already. */
    private Flux<List<Series>> looks() {
        return Flux.interval(Duration.ZERO, settings.refresh(), scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> wanted().collectList())
                .doOnNext(watch::expect)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, settings.restartPause())
                        .scheduler(scheduler));
    }

    /** Every series of every profile, each once. */
    Flux<Series> wanted() {
        return tenants.all()
                .concatMap(tenant -> profiles.all(tenant.id()))
                .flatMapIterable(all -> all)
                .filter(TradingProfile::isWatching)
                .concatMapIterable(profile -> profile.watchlist().stream()
                        .map(instrument -> new Series(instrument, profile.timeframe()))
                        .toList())
                .distinct();
    }

    private Flux<Candle> carry(Series series) {
        return keeper.keep(series.lease(), settings.owner())
                .switchMap(held -> held.isPresent() ? candles(series) : Flux.empty());
    }

    /** Listens before it asks for what was before, so that nothing closes between the two. */
    private Flux<Candle> candles(Series series) {
        return Flux.defer(() -> {
                    SeriesMerge merge = new SeriesMerge(
                            series.timeframe(), count -> market.recent(series.instrument(), series.timeframe(), count));
                    Sinks.Empty<Void> streaming = Sinks.empty();
                    Flux<Flux<Candle>> stream = market.candles(series.instrument(), series.timeframe())
                            .doOnNext(first -> streaming.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST))
                            .map(candle -> Flux.defer(() -> merge.streamed(candle)));
                    Flux<Flux<Candle>> asked = lastClosed(series)
                            .takeUntilOther(streaming.asMono())
                            .map(candle -> Flux.defer(() -> merge.asked(candle)));
                    return Flux.merge(stream, asked).concatMap(next -> next, 1);
                })
                .concatMap(candle -> feed.publish(candle).thenReturn(candle))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, settings.restartPause())
                        .scheduler(scheduler));
    }

    /** Asked again until the stream, which opens meanwhile, has had time to. */
    private Flux<Candle> lastClosed(Series series) {
        return Flux.interval(Duration.ZERO, settings.refresh(), scheduler)
                .take(ASKED_AT_START)
                .onBackpressureDrop()
                .concatMap(tick -> market.recent(series.instrument(), series.timeframe(), 1), 1)
                .filter(recent -> !recent.isEmpty())
                .map(List::getLast);
    }
}
