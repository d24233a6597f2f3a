package dev.lockstep.bench.simulation;

import dev.lockstep.engine.guard.Decision;
import dev.lockstep.engine.guard.DecisionFilter;
import dev.lockstep.engine.guard.Decisions;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
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

    @Override
    public Mono<Instant> lastEntry(TenantId tenant, ProfileId profile, String symbol) {
        return Mono.fromSupplier(() -> {
            Instant last = null;
            for (Decision each : kept.values()) {
                boolean entered = each.verdict() == Decision.Outcome.ALLOWED
                        && each.signal().equals("enter")
                        && each.profile().equals(profile)
                        && each.symbol().equals(symbol);
                if (entered && (last == null || each.candleCloseTime().isAfter(last))) {
                    last = each.candleCloseTime();
                }
            }
            return last;
        });
    }

    @Override
    public Mono<Instant> firstAfter(TenantId tenant, ProfileId profile, Instant marketTime) {
        return Mono.fromSupplier(() -> {
            Instant first = null;
            for (Decision each : kept.values()) {
                boolean later =
                        each.profile().equals(profile) && each.candleCloseTime().isAfter(marketTime);
                if (later && (first == null || each.decidedAt().isBefore(first))) {
                    first = each.decidedAt();
                }
            }
            return first;
        });
    }
}
