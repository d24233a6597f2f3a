package dev.lockstep.engine.ledger;

import dev.lockstep.engine.tenancy.TenantId;
import reactor.core.publisher.Mono;

/**
 * Recomputes a tenant's books from postings and from the venue's trades, by neither the stored balances nor the fills
 * we recorded. The books are read first: a trade of the moment between the two reads is missing in them, not in the
 * venue.
 */
public final class LedgerAuditor {
    private final PostedBalances books;
    private final VenueTrades venue;

    public LedgerAuditor(PostedBalances books, VenueTrades venue) {
        this.books = books;
        this.venue = venue;
    }

    /** Ends with the error of the side that could not be read; then nothing can be told. */
    public Mono<LedgerAudit> audit(TenantId tenant) {
        return books.of(tenant).flatMap(posted -> venue.moved(tenant).map(traded -> LedgerAudit.of(posted, traded)));
    }
}
