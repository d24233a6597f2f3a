package dev.lockstep.engine.event.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.event.OutboxQueue;
import dev.lockstep.engine.event.OutgoingEvent;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.tenancy.InstallationScope;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** {@link OutboxQueue} in the table {@code outbox}, as the relay's role. */
final class R2dbcOutboxQueue implements OutboxQueue {
    private static final String NEXT = """
            select * from relay_claim(:lease, :owner, :fence, :from_bucket, :to_bucket, :limit)
            """;

    private static final String NUMBER = """
            select count(*) as waiting
              from relay_claim(:lease, :owner, :fence, :from_bucket, :to_bucket, :limit)
            """;

    private static final String PUBLISHED = """
            select relay_published(:tenants, :events)
            """;

    private static final String WAITING = """
            select relay_waiting(:partitions) as part
            """;

    private static final String FORGET = """
            select relay_reap(:age_us, :limit) as gone
            """;

    private static final int BUCKETS = 1024;

    private final InstallationScope scope;
    private final DatabaseClient database;

    R2dbcOutboxQueue(InstallationScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    @Override
    public Mono<List<OutgoingEvent>> next(Lease lease, int partition, int partitions, int limit) {
        return scope.within(() -> claim(NEXT, lease, partition, partitions, limit)
                .map(R2dbcOutboxQueue::event)
                .all()
                .collectList());
    }

    @Override
    public Mono<Void> number(Lease lease, int partition, int partitions, int limit) {
        return scope.within(
                () -> claim(NUMBER, lease, partition, partitions, limit).then());
    }

    private GenericExecuteSpec claim(String sql, Lease lease, int partition, int partitions, int limit) {
        return database.sql(sql)
                .bind("lease", lease.key().name())
                .bind("owner", lease.owner())
                .bind("fence", lease.fence().value())
                .bind("from_bucket", BUCKETS * partition / partitions)
                .bind("to_bucket", BUCKETS * (partition + 1) / partitions)
                .bind("limit", limit);
    }

    @Override
    public Mono<Void> published(List<OutgoingEvent> events) {
        UUID[] tenants = events.stream().map(event -> event.tenant().value()).toArray(UUID[]::new);
        UUID[] ids = events.stream().map(OutgoingEvent::id).toArray(UUID[]::new);
        return scope.within(() -> database.sql(PUBLISHED)
                .bind("tenants", tenants)
                .bind("events", ids)
                .then());
    }

    @Override
    public Mono<Set<Integer>> waiting(int partitions) {
        return scope.within(() -> database.sql(WAITING)
                .bind("partitions", partitions)
                .map(row -> column(row, "part", Integer.class))
                .all()
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Mono<Integer> forget(Duration age, int limit) {
        return scope.within(() -> database.sql(FORGET)
                .bind("age_us", age.toNanos() / 1000)
                .bind("limit", limit)
                .map(row -> column(row, "gone", Integer.class))
                .one());
    }

    private static OutgoingEvent event(Readable row) {
        return new OutgoingEvent(
                column(row, "event_id", UUID.class),
                new TenantId(column(row, "tenant_id", UUID.class)),
                column(row, "sequence", Long.class),
                new CorrelationId(column(row, "correlation_id", String.class)),
                row.get("traceparent", String.class),
                column(row, "occurred_at", Instant.class),
                column(row, "type", String.class),
                column(row, "payload", Json.class).asString());
    }
}
