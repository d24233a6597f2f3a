package dev.lockstep.engine.tenancy;

import java.util.UUID;

/**
 * The customer a row, an event and a byte belong to. Always an explicit argument, never taken from a thread or context.
 *
 * @param value as in the token's {@code tenant_id} claim and in the first key column of every tenant table
 */
public record TenantId(UUID value) implements Comparable<TenantId> {
    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public int compareTo(TenantId other) {
        return value.toString().compareTo(other.value.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
