package dev.lockstep.engine.execution.adapter;

import dev.lockstep.engine.event.CurrentTrace;
import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.OutboxBell;
import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** {@link Transitions} as SQL functions: one call, one transaction each. */
@Repository
final class R2dbcTransitions implements Transitions {
    private static final String BEGIN_ENTRY = """
            select outcome, detail, lock_fence, locked_until from fn_begin_entry(:request)
            """;

    private static final String BEGIN_INTENT = """
            select outcome, existing from fn_begin_intent(:request)
            """;

    private static final String SETTLE = """
            select outcome, detail from fn_settle_intent(:request)
            """;

    private static final String APPLY_FILL = """
            select outcome, detail from fn_apply_fill(:request)
            """;

    private final TenantScope scope;
    private final DatabaseClient database;
    private final TransitionJson json;
    private final CurrentTrace trace;
    private final OutboxBell bell;
    private final Profiles profiles;

    R2dbcTransitions(
            TenantScope scope,
            DatabaseClient database,
            EventCodec codec,
            CurrentTrace trace,
            OutboxBell bell,
            Profiles profiles) {
        this.scope = scope;
        this.database = database;
        this.json = new TransitionJson(codec);
        this.trace = trace;
        this.bell = bell;
        this.profiles = profiles;
    }

    @Override
    public Mono<EntryOutcome> beginEntry(EntryRequest request) {
        return call(request.intent().tenant(), BEGIN_ENTRY, trace -> json.entry(request, trace), Outcomes::entry);
    }

    @Override
    public Mono<IntentOutcome> beginIntent(IntentRequest request) {
        return call(request.intent().tenant(), BEGIN_INTENT, trace -> json.intent(request, trace), Outcomes::intent);
    }

    @Override
    public Mono<StepOutcome> settle(SettleRequest request) {
        return call(request.tenant(), SETTLE, trace -> json.settle(request, trace), Outcomes::step);
    }

    @Override
    public Mono<StepOutcome> applyFill(FillRequest request) {
        String fault = request.fault();
        return fault == null ? filled(request) : faulted(request, fault);
    }

    private Mono<StepOutcome> filled(FillRequest request) {
        return call(request.tenant(), APPLY_FILL, trace -> json.fill(request, trace), Outcomes::step);
    }

    /**
     * The fault first: it waits for the entries that have passed the gate, which may wait for balances. Taken back
     * where the fill is not applied.
     */
    private Mono<StepOutcome> faulted(FillRequest request, String fault) {
        Order order = request.order().next();
        return scope.within(
                        request.tenant(),
                        () -> profiles.observe(
                                        request.tenant(),
                                        order.profile(),
                                        ObservedState.FAULTED,
                                        fault,
                                        order.correlationId())
                                .then(filled(request))
                                .flatMap(outcome -> outcome instanceof StepOutcome.Applied
                                        ? Mono.just(outcome)
                                        : Mono.error(new NotApplied(outcome))))
                .onErrorResume(NotApplied.class, not -> Mono.just(not.outcome))
                .doOnNext(committed -> bell.ring());
    }

    private <T> Mono<T> call(
            TenantId tenant, String sql, Function<String, Json> request, Function<Readable, T> outcome) {
        return trace.traceparent()
                .defaultIfEmpty("")
                .map(request)
                .flatMap(argument -> scope.within(
                        tenant,
                        () -> database.sql(sql)
                                .bind("request", argument)
                                .map(outcome)
                                .one()))
                .doOnNext(committed -> bell.ring());
    }

    /** Takes the transaction back, and carries what is to be answered. */
    private static final class NotApplied extends RuntimeException {
        private final transient StepOutcome outcome;

        NotApplied(StepOutcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
