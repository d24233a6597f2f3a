package dev.lockstep.engine.tenancy;

import java.util.UUID;

/** A trading profile of a tenant; only together with the tenant does it name a row. */
public record ProfileId(UUID value) {
    public static ProfileId of(String text) {
        return new ProfileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
