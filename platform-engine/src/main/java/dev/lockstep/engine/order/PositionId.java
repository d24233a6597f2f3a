package dev.lockstep.engine.order;

import java.util.UUID;

/** The position an order opens, protects or closes; derived from the entry intent. */
public record PositionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
