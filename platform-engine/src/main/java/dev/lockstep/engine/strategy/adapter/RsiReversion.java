package dev.lockstep.engine.strategy.adapter;

import static dev.lockstep.engine.strategy.StrategyCatalog.parameter;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.strategy.Evaluator;
import dev.lockstep.engine.strategy.Signal;
import dev.lockstep.engine.strategy.StrategySpec;
import java.util.List;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/** Enters when the index comes back above the lower level, leaves when it rises above the upper one. */
final class RsiReversion implements Evaluator {
    /** ta4j begins its averages with one value at their length; after three lengths that hardly shows any more. */
    private static final int SETTLING = 3;

    private final StrategySpec spec;
    private final int settled;
    private final Num lower;
    private final Num upper;
    private final Series series;
    private final RSIIndicator index;
    private int seen;

    RsiReversion(StrategySpec spec) {
        this.spec = spec;
        int period = parameter(spec, "period").intValueExact();
        this.settled = period * SETTLING;
        this.lower = Series.number(parameter(spec, "lower"));
        this.upper = Series.number(parameter(spec, "upper"));
        this.series = new Series(period * 4);
        this.index = new RSIIndicator(new ClosePriceIndicator(series.bars()), period);
    }

    @Override
    public Signal next(Candle candle) {
        int at = series.add(candle);
        seen++;
        Num now = index.getValue(at);
        if (seen <= settled) {
            return new Signal.Hold(spec, candle, List.of("only " + seen + " of " + (settled + 1) + " candles seen"));
        }
        Num before = index.getValue(at - 1);
        String numbers = "index " + Series.text(before) + " then " + Series.text(now);
        if (before.isLessThan(lower) && now.isGreaterThanOrEqual(lower)) {
            return new Signal.Enter(spec, candle, List.of(numbers, "came back above " + Series.text(lower)));
        }
        if (before.isLessThanOrEqual(upper) && now.isGreaterThan(upper)) {
            return new Signal.Exit(spec, candle, List.of(numbers, "rose above " + Series.text(upper)));
        }
        return new Signal.Hold(spec, candle, List.of(numbers, "no level crossed"));
    }
}
