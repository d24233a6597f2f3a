package dev.lockstep.api.profile;

import dev.lockstep.api.web.view.AmountView;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.profile.RiskLimits;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.StrategySpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trading profile.
 *
 * @param id its name in every row that follows from it
 * @param name for people; unique within the tenant
 * @param exchangeAccountId the account it trades on
 * @param venue where
 * @param symbols what it watches
 * @param timeframe of the candles the strategy sees
 * @param strategy what decides
 * @param capital allocated
 * @param limits what it may risk
 * @param mode PAPER, LIVE, or DRY_RUN where everything but the send of entries is done
 * @param desiredState what the tenant wants
 * @param observedState what an engine last did
 * @param faultReason why it is faulted; null otherwise
 * @param createdAt wall clock
 * @param updatedAt wall clock
 * @param version counts stored changes; also the ETag
 */
@Schema(name = "Profile")
record ProfileView(
        UUID id,
        String name,
        UUID exchangeAccountId,
        String venue,
        List<String> symbols,
        String timeframe,
        StrategyView strategy,
        AmountView capital,
        LimitsView limits,
        String mode,
        String desiredState,
        String observedState,
        @Nullable String faultReason,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    /** A strategy with its numbers. */
    @Schema(name = "Strategy")
    record StrategyView(String kind, Map<String, String> parameters) {
        static StrategyView of(StrategySpec spec) {
            Map<String, String> numbers = new TreeMap<>();
            spec.parameters().forEach((name, value) -> numbers.put(name, value.toPlainString()));
            return new StrategyView(spec.kind(), numbers);
        }
    }

    /** Risk limits; percentages as strings. */
    @Schema(name = "RiskLimits")
    record LimitsView(
            String positionSize,
            String stopLoss,
            String takeProfit,
            String maxSlippage,
            int maxOpenPositions,
            String cooldown,
            String maxDailyLoss) {
        static LimitsView of(RiskLimits limits) {
            return new LimitsView(
                    limits.positionSize().value().toPlainString(),
                    limits.stopLoss().value().toPlainString(),
                    limits.takeProfit().value().toPlainString(),
                    limits.maxSlippage().value().toPlainString(),
                    limits.maxOpenPositions(),
                    limits.cooldown().toString(),
                    limits.maxDailyLoss().value().toPlainString());
        }
    }

    static ProfileView of(TradingProfile profile) {
        return new ProfileView(
                profile.id().value(),
                profile.name(),
                profile.account().value(),
                profile.watchlist().getFirst().venue().name(),
                profile.watchlist().stream().map(Instrument::symbol).toList(),
                profile.timeframe().text(),
                StrategyView.of(profile.strategy()),
                AmountView.of(profile.capital()),
                LimitsView.of(profile.limits()),
                profile.mode().name(),
                profile.desired().name(),
                profile.observed().name(),
                profile.faultReason(),
                profile.createdAt(),
                profile.updatedAt(),
                profile.version());
    }

    String etag() {
        return "\"" + version + "\"";
    }
}
