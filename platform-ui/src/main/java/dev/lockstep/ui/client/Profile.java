package dev.lockstep.ui.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trading profile.
 *
 * @param mode PAPER or LIVE
 * @param desiredState what the tenant wants
 * @param observedState what an engine last did
 */
public record Profile(
        String id,
        String name,
        String venue,
        List<String> symbols,
        String timeframe,
        Strategy strategy,
        Amount capital,
        Limits limits,
        String mode,
        String desiredState,
        String observedState,
        @Nullable String faultReason,
        Instant updatedAt,
        long version) {
    /** What decides, with its numbers. */
    public record Strategy(String kind, Map<String, String> parameters) {}

    /** What it may risk; percentages. */
    public record Limits(String positionSize, String stopLoss, String takeProfit, int maxOpenPositions) {}

    public boolean paper() {
        return mode.equals("PAPER");
    }
}
