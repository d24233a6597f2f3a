package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A tenant's profiles on one candle, one after the other in the order of their ids. One profile's failure is counted
 * and told, and the next one has its turn.
 */
public final class TenantTrading {
    private final Profiles profiles;
    private final ProfileRunner runner;
    private final CandleHub hub;
    private final LoopHealth health;
    private final RuntimeSettings settings;
    private final Scheduler scheduler;

    public TenantTrading(
            Profiles profiles,
            ProfileRunner runner,
            CandleHub hub,
            LoopHealth health,
            RuntimeSettings settings,
            Scheduler scheduler) {
        this.profiles = profiles;
        this.runner = runner;
        this.hub = hub;
        this.health = health;
        this.settings = settings;
        this.scheduler = scheduler;
    }

    /** The trading loop of one tenant. */
    Flux<Void> run(TenantId tenant, ShardFence shard, Mono<Void> stop) {
        return hub.candles().takeUntilOther(stop).concatMap(candle -> onCandle(tenant, shard, candle), 1);
    }

    Mono<Void> onCandle(TenantId tenant, ShardFence shard, Candle candle) {
        return profiles.all(tenant)
                .flatMapIterable(all -> watching(all, candle))
                .concatMap(profile -> runner.run(profile, candle, shard)
                        .timeout(settings.cycle(), Mono.error(this::late), scheduler)
                        .doOnError(error -> health.cycleFailed(profile, error))
                        .onErrorComplete())
                .then(Mono.fromRunnable(() -> health.beat(LoopName.TRADING)));
    }

    private TimeoutException late() {
        return new TimeoutException("the cycle was not over after " + settings.cycle());
    }

    private static List<TradingProfile> watching(List<TradingProfile> all, Candle candle) {
        return all.stream()
                .filter(TradingProfile::isWatching)
                .filter(profile -> profile.timeframe() == candle.timeframe())
                .filter(profile -> profile.watchlist().contains(candle.instrument()))
                .sorted(Comparator.comparing(profile -> profile.id().toString()))
                .toList();
    }
}
