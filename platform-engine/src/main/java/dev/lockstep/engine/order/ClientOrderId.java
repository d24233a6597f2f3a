package dev.lockstep.engine.order;

import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.DerivedId;
import org.jspecify.annotations.Nullable;

/**
 * Our key for an order at a venue: 8 characters of the installation's tag, 24 of a hash over tenant, profile, intent,
 * leg and attempt. 32 hex characters fit Binance ({@code ^[a-zA-Z0-9-_]{1,36}$}) and Kraken. Not the venue's duplicate
 * guard: Binance takes the same id again once the first order has filled, so nothing is ever sent twice under it.
 *
 * @param value 32 lower-case hex characters
 */
public record ClientOrderId(String value) {
    private static final int LENGTH = 32;
    private static final int HASH_LENGTH = 24;

    public ClientOrderId {
        if (!hasForm(value)) {
            throw new IllegalArgumentException("client order id must be 32 lower-case hex characters: " + value);
        }
    }

    public static ClientOrderId derive(
            InstallationTag tag, TenantId tenant, ProfileId profile, IntentId intent, Leg leg, int attempt) {
        return new ClientOrderId(tag.value() + DerivedId.hex(HASH_LENGTH, tenant, profile, intent, leg, attempt));
    }

    /** Whether an id met at the venue has the form of ours and carries our tag. */
    public static boolean isOurs(String text, InstallationTag tag) {
        return hasForm(text) && text.startsWith(tag.value());
    }

    private static boolean hasForm(String text) {
        boolean hex = text.length() == LENGTH;
        for (int i = 0; hex && i < LENGTH; i++) {
            char c = text.charAt(i);
            hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return hex;
    }

    /** By hand for the reason an asset's is: a key of the tables that are asked most. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ClientOrderId id && value.equals(id.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
