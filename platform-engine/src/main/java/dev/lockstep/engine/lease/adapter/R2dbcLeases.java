package dev.lockstep.engine.lease.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.lease.LiveLeases;
import dev.lockstep.engine.tenancy.InstallationScope;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** {@link Leases} in the table {@code leases}; expiry and comparison are the database clock's alone. */
@Repository
final class R2dbcLeases implements Leases, LiveLeases {
    private static final String ACQUIRE = """
            select fence, expires_at from lease_acquire(:key, :owner, :ttl_us)
            """;

    private static final String RENEW = """
            select expires_at from lease_renew(:key, :owner, :fence, :ttl_us)
            """;

    private static final String RELEASE = """
            select lease_release(:key, :owner, :fence)
            """;

    private static final String LIVE = """
            select count(*)::integer as held from leases
             where starts_with(lease_key, :prefix) and expires_at > clock_timestamp()
            """;

    private final InstallationScope scope;
    private final DatabaseClient database;

    R2dbcLeases(InstallationScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    @Override
    public Mono<Lease> acquire(LeaseKey key, String owner, Duration ttl) {
        return scope.within(() -> database.sql(ACQUIRE)
                .bind("key", key.name())
                .bind("owner", owner)
                .bind("ttl_us", micros(ttl))
                .map(row -> new Lease(
                        key,
                        owner,
                        new FencingToken(column(row, "fence", Long.class)),
                        column(row, "expires_at", Instant.class)))
                .one());
    }

    @Override
    public Mono<Lease> renew(Lease lease, Duration ttl) {
        return scope.within(() -> database.sql(RENEW)
                .bind("key", lease.key().name())
                .bind("owner", lease.owner())
                .bind("fence", lease.fence().value())
                .bind("ttl_us", micros(ttl))
                .map(row ->
                        new Lease(lease.key(), lease.owner(), lease.fence(), column(row, "expires_at", Instant.class)))
                .one());
    }

    @Override
    public Mono<Void> release(Lease lease) {
        return scope.within(() -> database.sql(RELEASE)
                .bind("key", lease.key().name())
                .bind("owner", lease.owner())
                .bind("fence", lease.fence().value())
                .then());
    }

    @Override
    public Mono<Integer> count(String prefix) {
        return scope.within(() -> database.sql(LIVE)
                .bind("prefix", prefix)
                .map(row -> column(row, "held", Integer.class))
                .one());
    }

    private static long micros(Duration ttl) {
        return ttl.toNanos() / 1000;
    }
}
