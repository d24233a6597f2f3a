package dev.lockstep.engine.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the platform tells: the payloads of the wire contract. Plain names and numbers, so that neither a feature's
 * refactoring nor a reader's language matters. A field may be added; none changes its meaning.
 */
public sealed interface PlatformEvent {
    /** The profile it concerns. */
    UUID profileId();

    /** A profile was created or changed, or its desired or observed state moved; also what wakes an engine. */
    record ProfileChanged(
            UUID profileId,
            String name,
            String desiredState,
            String observedState,
            @Nullable String faultReason,
            long version)
            implements PlatformEvent {}

    /** A signal was judged. */
    record DecisionMade(
            UUID profileId,
            UUID decisionId,
            String symbol,
            Instant candleCloseTime,
            String signal,
            String verdict,
            @Nullable String reasonCode,
            List<String> reasons)
            implements PlatformEvent {}

    /** An order's state moved. */
    record OrderChanged(
            UUID profileId,
            String clientOrderId,
            String symbol,
            String side,
            String type,
            String leg,
            String status,
            BigDecimal quantity,
            BigDecimal executed,
            @Nullable BigDecimal price,
            @Nullable BigDecimal stopPrice,
            long version)
            implements PlatformEvent {}

    /** The venue traded for us. */
    record FillRecorded(
            UUID profileId,
            String clientOrderId,
            String venueTradeId,
            String symbol,
            String side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fee,
            String feeAsset,
            Instant executedAt)
            implements PlatformEvent {}

    /** A position was opened, grew, shrank, was protected or closed. */
    record PositionChanged(
            UUID profileId,
            UUID positionId,
            String symbol,
            String status,
            BigDecimal quantity,
            BigDecimal cost,
            BigDecimal realizedPnl,
            @Nullable BigDecimal stopPrice,
            @Nullable BigDecimal targetPrice,
            String protection,
            long version)
            implements PlatformEvent {}

    /** The venue refused to sell what is held; it is tried again, each time later. */
    record ExitRefused(
            UUID profileId, UUID positionId, String symbol, int refusals, Instant nextAttemptAt, String reason)
            implements PlatformEvent {}

    /** Ledger balances moved. */
    record BalanceChanged(UUID profileId, UUID entryId, String kind, List<Delta> deltas) implements PlatformEvent {
        /** One account's movement. */
        public record Delta(String account, String asset, BigDecimal amount) {}
    }
}
