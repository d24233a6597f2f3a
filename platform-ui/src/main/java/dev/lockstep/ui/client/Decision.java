package dev.lockstep.ui.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one signal for one profile.
 *
 * @param candleCloseTime market time
 * @param verdict ALLOWED, DENIED or NONE
 * @param reasonCode why denied
 * @param decidedAt wall clock
 */
public record Decision(
        String id,
        String profileId,
        String symbol,
        String signal,
        Instant candleCloseTime,
        String verdict,
        @Nullable String reasonCode,
        List<String> reasons,
        String correlationId,
        Instant decidedAt) {}
