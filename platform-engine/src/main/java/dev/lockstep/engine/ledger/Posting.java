package dev.lockstep.engine.ledger;

import dev.lockstep.engine.money.Money;

/**
 * One movement of one account.
 *
 * @param account which
 * @param delta signed, in the account's asset
 */
public record Posting(Account account, Money delta) {
    public Posting {
        if (!account.asset().equals(delta.asset())) {
            throw new IllegalArgumentException("cannot post " + delta + " to an account in " + account.asset());
        }
    }
}
