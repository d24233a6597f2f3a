package dev.lockstep.engine.ledger;

import dev.lockstep.engine.money.Money;

/**
 * What an account holds.
 *
 * @param account which
 * @param amount the sum of its postings
 * @param version how many postings made it
 */
public record Balance(Account account, Money amount, long version) {}
