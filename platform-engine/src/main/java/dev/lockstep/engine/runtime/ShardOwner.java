package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKeeper;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Runs the tenants of every shard this engine holds the lease of, and stops at once when a lease is gone. Stopping
 * drops what was under way, as a crash would; the next owner finds it in the store.
 */
public final class ShardOwner {
    private static final int MOST_TENANTS = 10_000;

    private final Tenants tenants;
    private final LeaseKeeper keeper;
    private final TenantLoops loops;
    private final EventLog log;
    private final RuntimeSettings settings;
    private final Scheduler scheduler;
    private final Set<Integer> held = new ConcurrentSkipListSet<>();

    public ShardOwner(
            Tenants tenants,
            LeaseKeeper keeper,
            TenantLoops loops,
            EventLog log,
            RuntimeSettings settings,
            Scheduler scheduler) {
        this.tenants = tenants;
        this.keeper = keeper;
        this.loops = loops;
        this.log = log;
        this.settings = settings;
        this.scheduler = scheduler;
    }

    public Flux<Void> run() {
        return Flux.range(0, settings.shards()).flatMap(this::shard, settings.shards());
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
        return keeper.keep(key, settings.owner())
                .doOnNext(lease -> note(number, key, lease))
                .switchMap(lease -> lease.isPresent() ? owned(number, lease.get()) : Flux.empty())
                .doFinally(end -> held.remove(number));
    }

    private Flux<Void> owned(int number, Lease lease) {
        ShardFence fence = new ShardFence(lease.key(), lease.owner(), lease.fence());
        Set<TenantId> running = ConcurrentHashMap.newKeySet();
        return Flux.interval(Duration.ZERO, settings.refresh(), scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> tenants.all().map(Tenant::id))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, settings.restartPause())
                        .scheduler(scheduler))
                .filter(tenant -> shardOf(tenant, settings.shards()) == number)
                .filter(running::add)
                .flatMap(tenant -> loops.run(tenant, fence), MOST_TENANTS);
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
}
