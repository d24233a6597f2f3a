package dev.lockstep.ui.client;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open position at the last price known. Everything but the id is null until a price was received.
 *
 * @param receivedAt wall clock; now minus this is its age
 * @param unrealizedPercent of the cost, signed
 * @param distanceToStopPercent of the mark; negative below the stop
 */
public record Mark(
        String positionId,
        String symbol,
        @Nullable Amount entryPrice,
        @Nullable Amount markPrice,
        @Nullable Instant receivedAt,
        @Nullable Amount unrealizedPnl,
        @Nullable BigDecimal unrealizedPercent,
        @Nullable Amount distanceToStop,
        @Nullable BigDecimal distanceToStopPercent,
        @Nullable BigDecimal distanceToTargetPercent) {}
