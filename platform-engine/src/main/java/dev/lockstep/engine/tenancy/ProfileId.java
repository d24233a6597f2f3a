package dev.lockstep.engine.tenancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trading profile of a tenant; only together with the tenant does it name a row. */
public record ProfileId(UUID value) {
    public static ProfileId of(String text) {
        return new ProfileId(UUID.fromString(text));
    }

    /** By hand for the reason an asset's is: a key of the tables that are asked most. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ProfileId id && value.equals(id.value));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
