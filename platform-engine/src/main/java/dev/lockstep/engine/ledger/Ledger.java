package dev.lockstep.engine.ledger;

import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The books, read only: entries are posted inside the transition they belong to. */
public interface Ledger {
    /** Every account that was ever posted to, of one profile or of all; closed clearing accounts left out. */
    Mono<List<Balance>> balances(TenantId tenant, @Nullable ProfileId profile);

    /** The balance of one account; zero where nothing was posted. */
    Mono<Balance> balance(TenantId tenant, Account account);

    /** Entries, newest first; of one profile or of all. */
    Mono<Page<StoredEntry>> entries(TenantId tenant, @Nullable ProfileId profile, PageRequest page);

    /** Differences between stored balances and the sum of their postings; empty when the books add up. */
    Mono<List<Balance>> discrepancies(TenantId tenant);
}
