package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.lease.LiveLeases;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link Leases} in memory, on the twin's clock. */
final class MemoryLeases implements Leases, LiveLeases {
    private static final int MAX_OWNER = 200;

    private final MemoryDatabase database;

    MemoryLeases(MemoryDatabase database) {
        this.database = database;
    }

    /** {@code lease_assert}. */
    static boolean isHeld(MemoryDatabase database, ShardFence shard) {
        Lease held = database.leaseRows().find(shard.shard());
        return held != null && isOf(held, shard.owner(), shard.fence(), database.now());
    }

    @Override
    public Mono<Lease> acquire(LeaseKey key, String owner, Duration ttl) {
        return Mono.fromSupplier(() -> database.within(() -> acquired(key, owner, ttl)));
    }

    @Override
    public Mono<Lease> renew(Lease lease, Duration ttl) {
        return Mono.fromSupplier(() -> database.within(() -> moved(lease, ttl)));
    }

    @Override
    public Mono<Void> release(Lease lease) {
        return Mono.fromSupplier(() -> database.within(() -> moved(lease, Duration.ZERO)))
                .then();
    }

    @Override
    public Mono<Integer> count(String prefix) {
        return Mono.fromSupplier(() -> {
            int held = 0;
            for (Lease lease : database.leaseRows().all()) {
                if (lease.key().name().startsWith(prefix) && lease.expiresAt().isAfter(database.now())) {
                    held++;
                }
            }
            return held;
        });
    }

    private @Nullable Lease acquired(LeaseKey key, String owner, Duration ttl) {
        if (owner.isEmpty() || owner.length() > MAX_OWNER) {
            throw Breach.check("leases_owner_check");
        }
        Instant now = database.now();
        Lease held = database.leaseRows().find(key);
        if (held != null && !held.expiresAt().isBefore(now)) {
            return null;
        }
        long fence = held == null ? 1 : held.fence().value() + 1;
        return stored(new Lease(key, owner, new FencingToken(fence), now.plus(ttl)));
    }

    private @Nullable Lease moved(Lease lease, Duration ttl) {
        Instant now = database.now();
        Lease held = database.leaseRows().find(lease.key());
        return held != null && isOf(held, lease.owner(), lease.fence(), now)
                ? stored(new Lease(lease.key(), lease.owner(), lease.fence(), now.plus(ttl)))
                : null;
    }

    private Lease stored(Lease lease) {
        database.leaseRows().put(lease.key(), lease);
        return lease;
    }

    private static boolean isOf(Lease held, String owner, FencingToken fence, Instant now) {
        return held.owner().equals(owner)
                && held.fence().equals(fence)
                && held.expiresAt().isAfter(now);
    }
}
