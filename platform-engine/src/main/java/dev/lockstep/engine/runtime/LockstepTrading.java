package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * The trading loop where the venue waits: all tenants one after the other on each candle, what happened at the venue
 * meanwhile asked for first, and only then the word that the candle is done. One engine holds every shard. A candle
 * that was announced before we listened is found in the venue's history, so the two never wait for each other.
 */
public final class LockstepTrading {
    private final CandleHub hub;
    private final MarketFeed feed;
    private final MarketData market;
    private final TenantTrading trading;
    private final Monitor monitor;
    private final ShardOwner shards;
    private final LoopHealth health;
    private final Pace pace;
    private final RuntimeSettings settings;
    private final Scheduler scheduler;

    public LockstepTrading(
            CandleHub hub,
            MarketFeed feed,
            MarketData market,
            TenantTrading trading,
            Monitor monitor,
            ShardOwner shards,
            LoopHealth health,
            Pace pace,
            RuntimeSettings settings,
            Scheduler scheduler) {
        this.hub = hub;
        this.feed = feed;
        this.market = market;
        this.trading = trading;
        this.monitor = monitor;
        this.shards = shards;
        this.health = health;
        this.pace = pace;
        this.settings = settings;
        this.scheduler = scheduler;
    }

    public Flux<Void> run() {
        Map<Series, Instant> done = new ConcurrentHashMap<>();
        return Flux.merge(hub.candles(), forgotten())
                .filter(candle -> shards.heldShards() == shards.allShards())
                .concatMap(candle -> turn(candle, done), 1)
                .doOnError(health::lockstepFailed)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, settings.restartPause())
                        .scheduler(scheduler));
    }

    /** The last closed candle of each series, every now and then. */
    private Flux<Candle> forgotten() {
        return Flux.interval(settings.refresh(), scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> feed.wanted())
                .concatMap(series -> market.recent(series.instrument(), series.timeframe(), 1))
                .filter(recent -> !recent.isEmpty())
                .map(List::getLast);
    }

    private Mono<Void> turn(Candle candle, Map<Series, Instant> done) {
        Series series = new Series(candle.instrument(), candle.timeframe());
        Instant last = done.get(series);
        if (last != null && !candle.openTime().isAfter(last)) {
            return Mono.empty();
        }
        return Flux.fromIterable(List.copyOf(health.owned().entrySet()))
                .concatMap(owned -> turn(owned.getKey(), owned.getValue(), candle))
                .then(pace.done(candle))
                .doOnSuccess(told -> done.put(series, candle.openTime()));
    }

    private Mono<Void> turn(TenantId tenant, ShardFence shard, Candle candle) {
        return monitor.lookAtAll(tenant, shard).then(trading.onCandle(tenant, shard, candle));
    }
}
