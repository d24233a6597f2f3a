package dev.lockstep.engine.guard.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.event.Outbox;
import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.guard.Decision;
import dev.lockstep.engine.guard.DecisionFilter;
import dev.lockstep.engine.guard.Decisions;
import dev.lockstep.engine.guard.DenialReason;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.paging.TimePosition;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@link Decisions} in the table {@code decisions}. */
@Repository
final class R2dbcDecisions implements Decisions {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String KEEP = """
            insert into decisions (tenant_id, decision_id, profile_id, symbol, signal_key, signal, candle_close_time,
                                   verdict, reason, reasons, correlation_id, decided_at)
            values (:tenant, :decision, :profile, :symbol, :signal_key, :signal, :candle_close_time,
                    :verdict, :reason, :reasons, :correlation_id, :decided_at)
            on conflict on constraint decisions_pkey do nothing
            """;

    private static final String PAGE = """
            select * from decisions
             where tenant_id = :tenant
               and (:profile::uuid is null or profile_id = :profile)
               and verdict = any(:verdicts)
               and (decided_at, decision_id) < (:at, :id)
             order by decided_at desc, decision_id desc
             limit :limit
            """;

    /** With the words of the index {@code decisions_asked_idx}: holds are most of all rows. */
    private static final String PAGE_OF_ASKED =
            PAGE.replace("and verdict = any(:verdicts)", "and verdict <> 'NONE' and verdict = any(:verdicts)");

    private final TenantScope scope;
    private final DatabaseClient database;
    private final Outbox outbox;

    R2dbcDecisions(TenantScope scope, DatabaseClient database, Outbox outbox) {
        this.scope = scope;
        this.database = database;
        this.outbox = outbox;
    }

    @Override
    public Mono<Void> keep(Decision decision) {
        return scope.within(
                decision.tenant(),
                () -> insert(decision)
                        .filter(inserted -> inserted > 0)
                        .flatMap(inserted -> outbox.append(List.of(event(decision)))));
    }

    @Override
    public Mono<Page<Decision>> page(TenantId tenant, DecisionFilter wanted, PageRequest page) {
        TimePosition from = TimePosition.of(page);
        ProfileId profile = wanted.profile();
        GenericExecuteSpec query = sql(wanted.onlyAsked() ? PAGE_OF_ASKED : PAGE, tenant)
                .bind("verdicts", wanted.verdicts().stream().map(Enum::name).toArray(String[]::new))
                .bind("at", from.at())
                .bind("id", from.uuid())
                .bind("limit", page.limit() + 1);
        GenericExecuteSpec ofProfile =
                profile == null ? query.bindNull("profile", UUID.class) : query.bind("profile", profile.value());
        return scope.within(
                        tenant,
                        () -> ofProfile.map(R2dbcDecisions::decision).all().collectList())
                .map(read ->
                        Page.of(read, page.limit(), decision -> place(decision).text()));
    }

    private Mono<Long> insert(Decision decision) {
        GenericExecuteSpec query = sql(KEEP, decision.tenant())
                .bind("decision", decision.id())
                .bind("profile", decision.profile().value())
                .bind("symbol", decision.symbol())
                .bind("signal_key", decision.signalKey())
                .bind("signal", decision.signal())
                .bind("candle_close_time", decision.candleCloseTime())
                .bind("verdict", decision.verdict().name())
                .bind("reasons", Json.of(JSON.writeValueAsString(decision.reasons())))
                .bind("correlation_id", decision.correlationId().value())
                .bind("decided_at", decision.decidedAt());
        DenialReason reason = decision.reason();
        return (reason == null ? query.bindNull("reason", String.class) : query.bind("reason", reason.name()))
                .fetch()
                .rowsUpdated();
    }

    private static PendingEvent event(Decision decision) {
        DenialReason reason = decision.reason();
        return new PendingEvent(
                DerivedId.of("decision-made", decision.id()),
                decision.tenant(),
                decision.correlationId(),
                decision.decidedAt(),
                new PlatformEvent.DecisionMade(
                        decision.profile().value(),
                        decision.id(),
                        decision.symbol(),
                        decision.candleCloseTime(),
                        decision.signal(),
                        decision.verdict().name(),
                        reason == null ? null : reason.name(),
                        decision.reasons()));
    }

    private GenericExecuteSpec sql(String text, TenantId tenant) {
        return database.sql(text).bind("tenant", tenant.value());
    }

    private static TimePosition place(Decision decision) {
        return new TimePosition(decision.decidedAt(), decision.id().toString());
    }

    private static Decision decision(Readable row) {
        String reason = row.get("reason", String.class);
        return new Decision(
                column(row, "decision_id", UUID.class),
                new TenantId(column(row, "tenant_id", UUID.class)),
                new ProfileId(column(row, "profile_id", UUID.class)),
                column(row, "symbol", String.class),
                column(row, "signal_key", String.class),
                column(row, "signal", String.class),
                column(row, "candle_close_time", Instant.class),
                Decision.Outcome.valueOf(column(row, "verdict", String.class)),
                reason == null ? null : DenialReason.valueOf(reason),
                List.of(JSON.readValue(column(row, "reasons", Json.class).asString(), String[].class)),
                new CorrelationId(column(row, "correlation_id", String.class)),
                column(row, "decided_at", Instant.class));
    }
}
