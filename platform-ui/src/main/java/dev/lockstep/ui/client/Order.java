package dev.lockstep.ui.client;

import org.jspecify.annotations.Nullable;

/**
 * An order and what is known of it.
 *
 * @param id our key at the venue
 * @param leg its part in the position's life
 * @param status UNKNOWN where the venue's answer was lost
 */
public record Order(
        String id,
        String profileId,
        String symbol,
        String leg,
        String side,
        String type,
        Amount quantity,
        @Nullable Amount limitPrice,
        @Nullable Amount stopPrice,
        String status,
        Amount executed,
        String correlationId,
        long version) {

    public boolean open() {
        return switch (status) {
            case "FILLED", "CANCELED", "EXPIRED", "REJECTED", "NOT_PLACED" -> false;
            default -> true;
        };
    }
}
