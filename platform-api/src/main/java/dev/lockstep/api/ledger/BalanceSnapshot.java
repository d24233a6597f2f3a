package dev.lockstep.api.ledger;

import dev.lockstep.api.stream.SnapshotSource;
import dev.lockstep.api.stream.Topic;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All of them; closed clearing accounts left out. */
@Component
class BalanceSnapshot implements SnapshotSource {
    private final Ledger ledger;

    BalanceSnapshot(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Topic.OfEvents topic() {
        return Topic.OfEvents.BALANCES;
    }

    @Override
    public Mono<? extends List<?>> items(TenantId tenant) {
        return ledger.balances(tenant, null)
                .map(all -> all.stream().map(BalanceView::of).toList());
    }
}
