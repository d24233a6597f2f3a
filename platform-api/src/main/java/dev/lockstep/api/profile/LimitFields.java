package dev.lockstep.api.profile;

import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.profile.RiskLimits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Risk limits as a caller writes them; what is left out stays as it was, or gets a careful preset. */
@Schema(name = "RiskLimitsInput")
record LimitFields(
        @Schema(example = "10", description = "Percent of the capital one entry may take, 0.01 to 100.") @Nullable
        String positionSize,

        @Schema(example = "2", description = "Percent below the entry, 0.1 to 50.") @Nullable
        String stopLoss,

        @Schema(example = "4", description = "Percent above the entry, 0.1 to 500.") @Nullable
        String takeProfit,

        @Schema(example = "0.5", description = "Percent above the last price an entry may pay, 0 to 5.") @Nullable
        String maxSlippage,

        @Schema(example = "1", description = "At the same time, 1 to 50.") @Nullable
        Integer maxOpenPositions,

        @Schema(example = "PT5M", description = "Market time between entries on a symbol, up to P7D.") @Nullable
        String cooldown,

        @Schema(example = "5", description = "Percent of the capital, 0.01 to 100.") @Nullable
        String maxDailyLoss) {
    static final RiskLimits PRESET = new RiskLimits(
            Percent.of("10"),
            Percent.of("2"),
            Percent.of("4"),
            Percent.of("0.5"),
            1,
            Duration.ofMinutes(5),
            Percent.of("5"));

    RiskLimits over(RiskLimits before) {
        return new RiskLimits(
                percent("position_size", positionSize, before.positionSize()),
                percent("stop_loss", stopLoss, before.stopLoss()),
                percent("take_profit", takeProfit, before.takeProfit()),
                percent("max_slippage", maxSlippage, before.maxSlippage()),
                maxOpenPositions == null ? before.maxOpenPositions() : maxOpenPositions,
                cooldown == null ? before.cooldown() : Fields.duration("limits.cooldown", cooldown),
                percent("max_daily_loss", maxDailyLoss, before.maxDailyLoss()));
    }

    private static Percent percent(String name, @Nullable String text, Percent before) {
        return text == null ? before : new Percent(Fields.decimal("limits." + name, text));
    }
}
