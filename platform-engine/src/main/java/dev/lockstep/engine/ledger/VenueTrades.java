package dev.lockstep.engine.ledger;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/** The venue's own list of a tenant's trades: what an auditor compares the books with. */
public interface VenueTrades {
    /** What each trade brought and took, fees included; signed, in any order. */
    Mono<List<Money>> moved(TenantId tenant);
}
