package dev.lockstep.api.decision;

import dev.lockstep.api.stream.SnapshotSource;
import dev.lockstep.api.stream.Topic;
import dev.lockstep.engine.guard.DecisionFilter;
import dev.lockstep.engine.guard.Decisions;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The latest. */
@Component
class DecisionSnapshot implements SnapshotSource {
    private final Decisions decisions;

    DecisionSnapshot(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Topic.OfEvents topic() {
        return Topic.OfEvents.DECISIONS;
    }

    @Override
    public Mono<? extends List<?>> items(TenantId tenant) {
        return decisions
                .page(tenant, DecisionFilter.ALL, new PageRequest(LATEST, null))
                .map(page -> page.rows().stream().map(DecisionView::of).toList());
    }
}
