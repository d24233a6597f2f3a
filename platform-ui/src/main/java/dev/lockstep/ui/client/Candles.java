package dev.lockstep.ui.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an instrument's candles, oldest first.
 *
 * @param state LIVE, STALE or SILENT
 * @param receivedAt wall clock of the latest; null before the first
 */
public record Candles(
        String venue,
        String symbol,
        String timeframe,
        String state,
        @Nullable Instant receivedAt,
        List<Candle> candles) {
    public Candles {
        candles = List.copyOf(candles);
    }
}
