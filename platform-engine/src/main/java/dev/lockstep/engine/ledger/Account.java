package dev.lockstep.engine.ledger;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;

/**
 * One account of a profile's sub-ledger.
 *
 * @param exchangeAccount where the asset lies
 * @param profile whose share it is
 * @param kind what it is for
 * @param reference the order of a clearing account; empty otherwise
 * @param asset the only asset posted to it
 */
public record Account(
        ExchangeAccountId exchangeAccount, ProfileId profile, AccountKind kind, String reference, Asset asset) {
    public Account {
        if ((kind == AccountKind.CLEARING) == reference.isEmpty()) {
            throw new IllegalArgumentException("clearing accounts, and only they, name an order: " + kind + reference);
        }
    }

    public static Account of(ExchangeAccountId exchangeAccount, ProfileId profile, AccountKind kind, Asset asset) {
        return new Account(exchangeAccount, profile, kind, "", asset);
    }

    public static Account clearing(ExchangeAccountId exchangeAccount, ProfileId profile, String order, Asset asset) {
        return new Account(exchangeAccount, profile, AccountKind.CLEARING, order, asset);
    }
}
