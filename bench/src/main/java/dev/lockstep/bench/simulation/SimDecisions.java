package dev.lockstep.bench.simulation;

import dev.lockstep.engine.guard.Decision;
import dev.lockstep.engine.guard.DecisionFilter;
import dev.lockstep.engine.guard.Decisions;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Kept decisions, in memory. */
final class SimDecisions implements Decisions {
    private final Map<UUID, Decision> kept = new LinkedHashMap<>();

    @Override
    public Mono<Void> keep(Decision decision) {
        return Mono.fromRunnable(() -> kept.putIfAbsent(decision.id(), decision));
    }

    @Override
    public Mono<Page<Decision>> page(TenantId tenant, DecisionFilter wanted, PageRequest page) {
        return Mono.fromSupplier(() -> new Page<>(
                kept.values().stream().filter(wanted::takes).limit(page.limit()).toList(), null));
    }

    Collection<Decision> kept() {
        return kept.values();
    }
}
