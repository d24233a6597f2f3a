package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.CurrentTrace;
import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.Outbox;
import dev.lockstep.engine.event.OutboxBell;
import dev.lockstep.engine.event.PendingEvent;
import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link Outbox} in the table {@code outbox}. */
@Repository
final class R2dbcOutbox implements Outbox {
    private static final String APPEND = """
            insert into outbox (tenant_id, event_id, type, payload, correlation_id, traceparent, occurred_at)
            values (:tenant, :event, :type, :payload, :correlation_id, nullif(:traceparent, ''), :occurred_at)
            on conflict on constraint outbox_pkey do nothing
            """;

    private final DatabaseClient database;
    private final EventCodec codec;
    private final CurrentTrace trace;
    private final OutboxBell bell;

    R2dbcOutbox(DatabaseClient database, EventCodec codec, CurrentTrace trace, OutboxBell bell) {
        this.database = database;
        this.codec = codec;
        this.trace = trace;
        this.bell = bell;
    }

    /** Without a transaction there is nothing the events could be true together with, so that is an error. */
    @Override
    public Mono<Void> append(List<PendingEvent> events) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new RingAfterCommit(bell)))
                .then(trace.traceparent().defaultIfEmpty(""))
                .flatMapMany(traceparent -> Flux.fromIterable(events).concatMap(event -> insert(event, traceparent)))
                .then();
    }

    private Mono<Void> insert(PendingEvent event, String traceparent) {
        return database.sql(APPEND)
                .bind("tenant", event.tenant().value())
                .bind("event", event.id())
                .bind("type", codec.type(event.event()))
                .bind("payload", Json.of(codec.json(event.event())))
                .bind("correlation_id", event.correlationId().value())
                .bind("traceparent", traceparent)
                .bind("occurred_at", event.occurredAt())
                .then();
    }
}
