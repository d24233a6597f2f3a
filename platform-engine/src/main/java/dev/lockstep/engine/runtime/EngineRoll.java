package dev.lockstep.engine.runtime;

import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.lease.LiveLeases;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * How many engines there are. Each holds one of a fixed set of numbered leases, {@code engine:0} and up, and counts
 * those that are held; the rows are used again, since leases are never deleted.
 */
public final class EngineRoll {
    private static final String PREFIX = "engine:";
    private static final int MOST_ENGINES = 64;
    private static final int BEATS_PER_LIFE = 3;

    private final Leases leases;
    private final LiveLeases live;
    private final RuntimeSettings settings;
    private final Duration ttl;
    private final Scheduler scheduler;
    private volatile int engines;

    public EngineRoll(Leases leases, LiveLeases live, RuntimeSettings settings, Duration ttl, Scheduler scheduler) {
        this.leases = leases;
        this.live = live;
        this.settings = settings;
        this.ttl = ttl;
        this.scheduler = scheduler;
    }

    /** Is on the roll until cancelled. */
    public Flux<Integer> run() {
        return Flux.usingWhen(
                Mono.fromSupplier(Place::new),
                place -> Mono.defer(() -> beat(place))
                        .repeatWhen(done -> done.delayElements(ttl.dividedBy(BEATS_PER_LIFE), scheduler)),
                place -> leave(place.lease));
    }

    /** How many there were at the last count, this one included; 0 before the first. */
    public int engines() {
        return engines;
    }

    private Mono<Integer> beat(Place place) {
        return present(place.lease)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(lease -> place.lease = lease.orElse(null))
                .then(live.count(PREFIX))
                .doOnNext(counted -> engines = Math.max(1, counted))
                .timeout(ttl.dividedBy(BEATS_PER_LIFE), Mono.just(engines), scheduler)
                .onErrorReturn(engines);
    }

    private Mono<Lease> present(@Nullable Lease mine) {
        Mono<Lease> entered = Flux.range(0, MOST_ENGINES)
                .concatMap(number -> leases.acquire(new LeaseKey(PREFIX + number), settings.owner(), ttl), 1)
                .next();
        return mine == null ? entered : leases.renew(mine, ttl).switchIfEmpty(entered);
    }

    private Mono<Void> leave(@Nullable Lease place) {
        return place == null ? Mono.empty() : leases.release(place);
    }

    /** Where this engine stands; null while it stands nowhere. */
    private static final class Place {
        private volatile @Nullable Lease lease;
    }
}
