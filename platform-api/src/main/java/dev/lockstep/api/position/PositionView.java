package dev.lockstep.api.position;

import dev.lockstep.api.web.view.AmountView;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Protection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a profile holds of one instrument, from the first entry fill to the last exit fill.
 *
 * @param id derived from the entry
 * @param profileId of which profile
 * @param exchangeAccountId at which account
 * @param venue where
 * @param symbol the venue's spelling
 * @param status OPEN or CLOSED
 * @param quantity held, net of fees taken in base
 * @param cost quote paid for what is held now
 * @param realizedPnl proceeds minus cost of what was sold, before fees
 * @param protection stop, target and whether they rest at the venue
 * @param correlationId the decision it began with
 * @param openedAt the venue's time of the first fill
 * @param closedAt the venue's time of the last fill; null while open
 * @param version counts stored changes
 */
@Schema(name = "Position")
record PositionView(
        UUID id,
        UUID profileId,
        UUID exchangeAccountId,
        String venue,
        String symbol,
        String status,
        AmountView quantity,
        AmountView cost,
        AmountView realizedPnl,
        ProtectionView protection,
        String correlationId,
        Instant openedAt,
        @Nullable Instant closedAt,
        long version) {
    /**
     * How it is protected.
     *
     * @param stop sold at a loss there
     * @param target sold at a gain there
     * @param state whether orders rest for it
     * @param nakedSince when a live engine first knew of uncovered quantity; null while covered
     * @param nakedTotal wall time spent uncovered
     */
    @Schema(name = "Protection")
    record ProtectionView(
            AmountView stop,
            AmountView target,
            String state,
            @Nullable Instant nakedSince,
            @Schema(type = "string", example = "PT0.412S") Duration nakedTotal) {
        static ProtectionView of(Protection protection) {
            return new ProtectionView(
                    AmountView.of(protection.stop()),
                    AmountView.of(protection.target()),
                    protection.state().name(),
                    protection.nakedSince(),
                    protection.nakedTotal());
        }
    }

    static PositionView of(Position position) {
        return new PositionView(
                position.id().value(),
                position.profile().value(),
                position.account().value(),
                position.instrument().venue().name(),
                position.instrument().symbol(),
                position.status().name(),
                AmountView.of(position.quantity()),
                AmountView.of(position.cost()),
                AmountView.of(position.realizedPnl()),
                ProtectionView.of(position.protection()),
                position.correlationId().value(),
                position.openedAt(),
                position.closedAt(),
                position.version());
    }
}
