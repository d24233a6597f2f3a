package dev.lockstep.engine.profile;

import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.problem.InvalidRequest;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a profile may risk.
 *
 * @param positionSize share of the capital one entry may take, above 0 to 100 %
 * @param stopLoss how far below the entry it is sold at a loss, 0.1 to 50 %
 * @param takeProfit how far above the entry it is sold at a gain, 0.1 to 500 %
 * @param maxSlippage how far above the last price an entry's limit may be, 0 to 5 %
 * @param maxOpenPositions at the same time, 1 to 50
 * @param cooldown market time after an entry before the next one on the same symbol, 0 to 7 days
 * @param maxDailyLoss realised loss in one market day after which no entry is made, share of the capital, above 0 to
 *     100 %
 */
public record RiskLimits(
        Percent positionSize,
        Percent stopLoss,
        Percent takeProfit,
        Percent maxSlippage,
        int maxOpenPositions,
        Duration cooldown,
        Percent maxDailyLoss) {
    public RiskLimits {
        within("position_size", positionSize, "0.01", "100");
        within("stop_loss", stopLoss, "0.1", "50");
        within("take_profit", takeProfit, "0.1", "500");
        within("max_slippage", maxSlippage, "0", "5");
        within("max_daily_loss", maxDailyLoss, "0.01", "100");
        if (maxOpenPositions < 1 || maxOpenPositions > 50) {
            throw outside("max_open_positions", String.valueOf(maxOpenPositions), "1", "50");
        }
        if (cooldown.isNegative() || cooldown.compareTo(Duration.ofDays(7)) > 0) {
            throw outside("cooldown", cooldown.toString(), "PT0S", "P7D");
        }
    }

    private static void within(String field, Percent value, String min, String max) {
        BigDecimal number = value.value();
        if (number.compareTo(new BigDecimal(min)) < 0 || number.compareTo(new BigDecimal(max)) > 0) {
            throw outside(field, number.toPlainString(), min, max);
        }
    }

    private static InvalidRequest outside(String field, String value, String min, String max) {
        return new InvalidRequest(
                "risk_limit", field + " is " + value, "choose " + field + " between " + min + " and " + max);
    }
}
