package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link Transitions} in memory: the functions of {@code db/function}, step by step and in their order. */
final class MemoryTransitions implements Transitions {
    private final MemoryDatabase database;

    MemoryTransitions(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<EntryOutcome> beginEntry(EntryRequest request) {
        return step(
                request.intent().tenant(),
                EntryOutcome.class,
                tenant -> new BeginEntry(database, tenant, request).outcome());
    }

    @Override
    public Mono<IntentOutcome> beginIntent(IntentRequest request) {
        return step(
                request.intent().tenant(),
                IntentOutcome.class,
                tenant -> new BeginIntent(database, tenant, request).outcome());
    }

    @Override
    public Mono<StepOutcome> settle(SettleRequest request) {
        return step(request.tenant(), StepOutcome.class, tenant -> new Settle(database, tenant, request).outcome());
    }

    @Override
    public Mono<StepOutcome> applyFill(FillRequest request) {
        return step(request.tenant(), StepOutcome.class, tenant -> new ApplyFill(database, tenant, request).outcome());
    }

    /** A refusal leaves the transaction by its exception, so that all of it is taken back. */
    private <T> Mono<T> step(TenantId tenant, Class<T> family, Function<MemoryTenant, @Nullable T> work) {
        return Mono.fromSupplier(() -> {
            try {
                return database.read(tenant, work);
            } catch (Refusal refusal) {
                return refusal.as(family);
            }
        });
    }
}
