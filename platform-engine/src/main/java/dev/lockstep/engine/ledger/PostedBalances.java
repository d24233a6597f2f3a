package dev.lockstep.engine.ledger;

import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/** The books as their postings tell them, whatever the stored balances say: what an auditor starts from. */
public interface PostedBalances {
    /** Each account's amount and version as the sum and the count of all its postings. */
    Mono<List<Balance>> of(TenantId tenant);
}
