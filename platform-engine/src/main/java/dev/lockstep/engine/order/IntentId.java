package dev.lockstep.engine.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something we decided to do at a venue, durable before it is tried. Derived from what caused it. */
public record IntentId(UUID value) {
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof IntentId id && value.equals(id.value));
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
