package dev.lockstep.engine.tenancy;

import java.util.UUID;

/** An account of a tenant at a venue; profiles share it, the ledger and reconciliation are kept per account. */
public record ExchangeAccountId(UUID value) {
    public static ExchangeAccountId of(String text) {
        return new ExchangeAccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
