package dev.lockstep.ui.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event of the stream says; the payloads of {@code docs/reference/asyncapi.yaml}. */
public sealed interface Change {
    String profileId();

    /** A profile was created, changed, or moved. */
    record ProfileChanged(
            String profileId,
            String name,
            String desiredState,
            String observedState,
            @Nullable String faultReason,
            long version)
            implements Change {}

    /** A signal was judged. */
    record DecisionMade(
            String profileId,
            String decisionId,
            String symbol,
            Instant candleCloseTime,
            String signal,
            String verdict,
            @Nullable String reasonCode,
            List<String> reasons)
            implements Change {}

    /** An order moved. */
    record OrderChanged(
            String profileId,
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
            implements Change {}

    /** The venue traded for us. */
    record FillRecorded(
            String profileId,
            String clientOrderId,
            String venueTradeId,
            String symbol,
            String side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fee,
            String feeAsset,
            Instant executedAt)
            implements Change {}

    /** A position was opened, grew, shrank, was protected or closed. */
    record PositionChanged(
            String profileId,
            String positionId,
            String symbol,
            String status,
            BigDecimal quantity,
            BigDecimal cost,
            BigDecimal realizedPnl,
            @Nullable BigDecimal stopPrice,
            @Nullable BigDecimal targetPrice,
            String protection,
            long version)
            implements Change {}

    /**
     * The venue refused to sell what is held.
     *
     * @param refusals in a row
     * @param nextAttemptAt it is tried again, not before
     * @param reason the venue's words
     */
    record ExitRefused(
            String profileId, String positionId, String symbol, int refusals, Instant nextAttemptAt, String reason)
            implements Change {}

    /** Balances of the ledger moved; the sums arrive with the overview. */
    record BalanceChanged(String profileId, String entryId, String kind) implements Change {}
}
