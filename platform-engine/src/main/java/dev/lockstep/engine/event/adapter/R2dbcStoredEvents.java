package dev.lockstep.engine.event.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.StoredEvents;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.time.CorrelationId;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** {@link StoredEvents} in the table {@code outbox}: numbered events, published or about to be. */
@Repository
final class R2dbcStoredEvents implements StoredEvents {
    private static final String AFTER = """
            select * from outbox
             where tenant_id = :tenant and sequence > :sequence
             order by sequence
             limit :limit
            """;

    private static final String REACH = """
            select coalesce((select min(sequence) from outbox where tenant_id = :tenant), value + 1) as first, value as last
              from (select coalesce((select value from tenant_sequences where tenant_id = :tenant and name = 'EVENT'), 0)
                           as value) latest
            """;

    private final TenantScope scope;
    private final DatabaseClient database;
    private final EventCodec codec;

    R2dbcStoredEvents(TenantScope scope, DatabaseClient database, EventCodec codec) {
        this.scope = scope;
        this.database = database;
        this.codec = codec;
    }

    @Override
    public Mono<List<EventEnvelope>> after(TenantId tenant, long sequence, int limit) {
        return scope.within(
                tenant,
                () -> database.sql(AFTER)
                        .bind("tenant", tenant.value())
                        .bind("sequence", sequence)
                        .bind("limit", limit)
                        .map(this::envelope)
                        .all()
                        .concatMap(Mono::justOrEmpty)
                        .collectList());
    }

    @Override
    public Mono<Reach> reach(TenantId tenant) {
        return scope.within(
                tenant,
                () -> database.sql(REACH)
                        .bind("tenant", tenant.value())
                        .map(row -> new Reach(column(row, "first", Long.class), column(row, "last", Long.class)))
                        .one());
    }

    private Optional<EventEnvelope> envelope(Readable row) {
        String payload = column(row, "payload", Json.class).asString();
        return codec.event(column(row, "type", String.class), EventCodec.VERSION, payload)
                .map(event -> new EventEnvelope(
                        column(row, "event_id", UUID.class),
                        new TenantId(column(row, "tenant_id", UUID.class)),
                        column(row, "sequence", Long.class),
                        new CorrelationId(column(row, "correlation_id", String.class)),
                        row.get("traceparent", String.class),
                        column(row, "occurred_at", Instant.class),
                        event));
    }
}
