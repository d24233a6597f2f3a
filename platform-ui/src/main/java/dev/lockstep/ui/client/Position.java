package dev.lockstep.ui.client;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a profile holds of one instrument.
 *
 * @param cost quote paid for what is held now
 * @param openedAt the venue's time of the first fill
 */
public record Position(
        String id,
        String profileId,
        String symbol,
        String status,
        Amount quantity,
        Amount cost,
        Amount realizedPnl,
        Protection protection,
        String correlationId,
        Instant openedAt,
        long version) {
    /**
     * How it is protected; prices are null where the platform told none.
     *
     * @param state NAKED, UNCERTAIN, PROTECTED, EXITING or NONE
     */
    public record Protection(
            @Nullable Amount stop, @Nullable Amount target, String state) {}

    public boolean open() {
        return status.equals("OPEN") && quantity.amount().compareTo(BigDecimal.ZERO) > 0;
    }
}
