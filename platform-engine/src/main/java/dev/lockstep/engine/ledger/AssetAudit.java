package dev.lockstep.engine.ledger;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;

/**
 * One asset of an audit.
 *
 * @param asset which
 * @param allocated what came in or went without a trade: capital, deposits, withdrawals
 * @param ledger what the postings say is held
 * @param venue what was allocated, and what the venue's trades made of it
 */
public record AssetAudit(Asset asset, Money allocated, Money ledger, Money venue) {

    /** What the venue has more than the books; zero in books that are right. */
    public Money unexplained() {
        return venue.minus(ledger);
    }

    public boolean isExplained() {
        return unexplained().isZero();
    }
}
