package dev.lockstep.engine.guard;

import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.TenantId;
import reactor.core.publisher.Mono;

/** Kept decisions. */
public interface Decisions {
    /** Keeps a decision with its event; one that is there already stays as it is. */
    Mono<Void> keep(Decision decision);

    /** Decisions, newest first. */
    Mono<Page<Decision>> page(TenantId tenant, DecisionFilter wanted, PageRequest page);
}
