package dev.lockstep.engine.order;

import java.util.UUID;

/** Something we decided to do at a venue, durable before it is tried. Derived from what caused it. */
public record IntentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
