package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKeeper;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.LeaseWish;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.IntSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Runs the tenants of the shards this engine holds the lease of: its fair share of them. A shard too many is brought to
 * an end and given back; one whose lease is lost is dropped at once, as in a crash, and its next owner finds what was
 * under way in the store.
 */
public final class ShardOwner {
    private static final int MOST_TENANTS = 10_000;

    private final Tenants tenants;
    private final LeaseKeeper keeper;
    private final IntSupplier engines;
    private final TenantWork work;
    private final EventLog log;
    private final RuntimeSettings settings;
    private final Scheduler scheduler;
    private final FairShare share = new FairShare();
    private final Set<Integer> held = new ConcurrentSkipListSet<>();
    private final Map<Integer, Stint> stints = new ConcurrentHashMap<>();

    ShardOwner(
            Tenants tenants,
            LeaseKeeper keeper,
            IntSupplier engines,
            TenantWork work,
            EventLog log,
            RuntimeSettings settings,
            Scheduler scheduler) {
        this.tenants = tenants;
        this.keeper = keeper;
        this.engines = engines;
        this.work = work;
        this.log = log;
        this.settings = settings;
        this.scheduler = scheduler;
    }

    /** An engine that takes every shard it can get. */
    public ShardOwner(
            Tenants tenants,
            LeaseKeeper keeper,
            TenantLoops loops,
            EventLog log,
            RuntimeSettings settings,
            Scheduler scheduler) {
        this(tenants, keeper, () -> 1, loops, log, settings, scheduler);
    }

    /** An engine that shares the shards with those on the roll. */
    public static ShardOwner sharing(
            EngineRoll roll,
            Tenants tenants,
            LeaseKeeper keeper,
            TenantLoops loops,
            EventLog log,
            RuntimeSettings settings,
            Scheduler scheduler) {
        return new ShardOwner(tenants, keeper, roll::engines, loops, log, settings, scheduler);
    }

    public Flux<Void> run() {
        return Flux.range(0, settings.shards()).flatMap(this::shard, settings.shards());
    }

    /** Begins nothing new and completes when what is under way is done; the leases stay until {@link #run} is ended. */
    public Mono<Void> drain() {
        return Flux.fromIterable(List.copyOf(stints.values()))
                .flatMap(Stint::end, Math.max(1, settings.shards()))
                .then();
    }

    /** How many shards are ours just now. */
    public int heldShards() {
        return held.size();
    }

    public int allShards() {
        return settings.shards();
    }

    /** The same for every engine of an installation, whatever its platform. */
    static int shardOf(TenantId tenant, int shards) {
        return Math.floorMod(tenant.toString().hashCode(), shards);
    }

    private Flux<Void> shard(int number) {
        LeaseKey key = new LeaseKey("shard:" + number);
        return keeper.keep(key, settings.owner(), new Wish(number))
                .doOnNext(lease -> note(number, key, lease))
                .switchMap(lease -> lease.isPresent() ? owned(number, lease.get()) : Flux.empty())
                .doFinally(end -> {
                    held.remove(number);
                    share.answered(number, false);
                });
    }

    private Flux<Void> owned(int number, Lease lease) {
        ShardFence fence = new ShardFence(lease.key(), lease.owner(), lease.fence());
        return Flux.defer(() -> {
            Stint stint = new Stint();
            stints.put(number, stint);
            return tenantsOf(number)
                    .takeUntilOther(stint.stop())
                    .flatMap(tenant -> work.run(tenant, fence, stint.stop()), MOST_TENANTS)
                    .doFinally(end -> {
                        stint.ended();
                        stints.remove(number, stint);
                    });
        });
    }

    private Flux<TenantId> tenantsOf(int number) {
        Set<TenantId> running = ConcurrentHashMap.newKeySet();
        return Flux.interval(Duration.ZERO, settings.refresh(), scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> tenants.all().map(Tenant::id))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, settings.restartPause())
                        .scheduler(scheduler))
                .filter(tenant -> shardOf(tenant, settings.shards()) == number)
                .filter(running::add);
    }

    private void note(int number, LeaseKey key, Optional<Lease> lease) {
        boolean ours = lease.isPresent();
        boolean changed = ours ? held.add(number) : held.remove(number);
        if (changed) {
            log.write(LogLine.of(ours ? LogEvent.LEASE_TAKEN : LogEvent.LEASE_LOST)
                    .with("lease", key)
                    .with("owner", settings.owner()));
        }
    }

    /** One shard, if it is within our share. */
    private final class Wish implements LeaseWish {
        private final int number;

        Wish(int number) {
            this.number = number;
        }

        @Override
        public boolean isWanted() {
            return share.wants(number, FairShare.of(settings.shards(), engines.getAsInt()));
        }

        @Override
        public void answered(boolean isHeld) {
            share.answered(number, isHeld);
        }

        @Override
        public Mono<Void> leave() {
            return Mono.defer(() -> {
                        Stint stint = stints.get(number);
                        return stint == null ? Mono.<Void>empty() : stint.end();
                    })
                    .doFinally(end -> share.answered(number, false));
        }
    }
}
