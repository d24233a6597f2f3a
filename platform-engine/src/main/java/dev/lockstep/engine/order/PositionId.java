package dev.lockstep.engine.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The position an order opens, protects or closes; derived from the entry intent. */
public record PositionId(UUID value) {
    /** By hand for the reason an asset's is: a key of the tables that are asked most. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof PositionId id && value.equals(id.value));
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
