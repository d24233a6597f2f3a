package dev.lockstep.engine.order;

import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.DerivedId;
import java.util.regex.Pattern;

/**
 * Our key for an order at a venue: 8 characters of the installation's tag, 24 of a hash over tenant, profile, intent,
 * leg and attempt. 32 hex characters fit Binance ({@code ^[a-zA-Z0-9-_]{1,36}$}) and Kraken. Not the venue's duplicate
 * guard: Binance takes the same id again once the first order has filled, so nothing is ever sent twice under it.
 *
 * @param value 32 lower-case hex characters
 */
public record ClientOrderId(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int HASH_LENGTH = 24;

    public ClientOrderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("client order id must be 32 lower-case hex characters: " + value);
        }
    }

    public static ClientOrderId derive(
            InstallationTag tag, TenantId tenant, ProfileId profile, IntentId intent, Leg leg, int attempt) {
        return new ClientOrderId(tag.value() + DerivedId.hex(HASH_LENGTH, tenant, profile, intent, leg, attempt));
    }

    /** Whether an id met at the venue has the form of ours and carries our tag. */
    public static boolean isOurs(String text, InstallationTag tag) {
        return FORM.matcher(text).matches() && text.startsWith(tag.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
