package dev.lockstep.engine.market;

import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.problem.DataContractError;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a candle must keep before a strategy may see it: low ≤ open, close ≤ high; an open time on the timeframe's grid;
 * each later than the one before. A gap is allowed (venues have outages) and reported by {@link #gapBefore}.
 */
public final class CandleContract {
    private CandleContract() {}

    /** The candle itself, or a {@link DataContractError} that names the row and the broken rule. */
    public static Candle check(Candle candle, @Nullable Candle before, String row) {
        require(candle.high().compareTo(candle.low()) >= 0, "high is below low", candle, row);
        require(within(candle, candle.open()), "open is outside low..high", candle, row);
        require(within(candle, candle.close()), "close is outside low..high", candle, row);
        require(onGrid(candle), "open time is not a multiple of " + candle.timeframe(), candle, row);
        if (before != null) {
            require(candle.openTime().isAfter(before.openTime()), "not later than the candle before", candle, row);
        }
        return candle;
    }

    /** How many candles are missing between two neighbours. */
    public static long gapBefore(Candle candle, Candle before) {
        long millis = candle.timeframe().length().toMillis();
        long between = candle.openTime().toEpochMilli() - before.openTime().toEpochMilli();
        return Math.max(0, between / millis - 1);
    }

    private static boolean within(Candle candle, Price price) {
        return !price.isBelow(candle.low()) && !price.isAbove(candle.high());
    }

    private static boolean onGrid(Candle candle) {
        Instant open = candle.openTime();
        return candle.timeframe().openOf(open).equals(open);
    }

    private static void require(boolean kept, String rule, Candle candle, String row) {
        if (!kept) {
            throw new DataContractError(
                    "candle_contract",
                    "candle at " + row + " breaks the contract: " + rule,
                    "correct or remove the row; nothing from it was used",
                    Map.of(
                            "row",
                            row,
                            "rule",
                            rule,
                            "open_time",
                            candle.openTime().toString()));
        }
    }
}
