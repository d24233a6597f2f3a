package dev.lockstep.api.equity;

import dev.lockstep.engine.equity.EquityPoint;
import dev.lockstep.engine.profile.TradingProfile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a profile was worth over time.
 *
 * @param profileId which
 * @param asset what all amounts here are in
 * @param capital allocated
 * @param points oldest first
 */
@Schema(name = "EquityCurve")
record EquityView(UUID profileId, String asset, String capital, List<PointView> points) {
    /**
     * One moment.
     *
     * @param at market time
     * @param equity cash by the books and what was held at its mark
     * @param peak the highest equity so far; the drawdown is the difference
     * @param unrealizedPnl of the equity, not yet realised
     * @param realizedPnlNet realised so far, less fees paid in this asset
     */
    @Schema(name = "EquityPoint")
    record PointView(Instant at, String equity, String peak, String unrealizedPnl, String realizedPnlNet) {
        static PointView of(EquityPoint point) {
            return new PointView(
                    point.at(),
                    point.equity().amount().toPlainString(),
                    point.peak().amount().toPlainString(),
                    point.unrealized().amount().toPlainString(),
                    point.realizedNet().amount().toPlainString());
        }
    }

    static EquityView of(TradingProfile profile, List<EquityPoint> points) {
        return new EquityView(
                profile.id().value(),
                profile.capital().asset().code(),
                profile.capital().amount().toPlainString(),
                points.stream().map(PointView::of).toList());
    }
}
