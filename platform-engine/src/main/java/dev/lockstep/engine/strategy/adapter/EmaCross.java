package dev.lockstep.engine.strategy.adapter;

import static dev.lockstep.engine.strategy.StrategyCatalog.parameter;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.strategy.Evaluator;
import dev.lockstep.engine.strategy.Signal;
import dev.lockstep.engine.strategy.StrategySpec;
import java.util.List;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/** Enters when the fast average rises above the slow one, leaves when it falls below. */
final class EmaCross implements Evaluator {
    /** ta4j begins an average with one close at its length; after three lengths that hardly shows any more. */
    private static final int SETTLING = 3;

    private final StrategySpec spec;
    private final int settled;
    private final Series series;
    private final EMAIndicator fast;
    private final EMAIndicator slow;
    private int seen;

    EmaCross(StrategySpec spec) {
        this.spec = spec;
        int slowLength = parameter(spec, "slow").intValueExact();
        this.settled = slowLength * SETTLING;
        this.series = new Series(slowLength * 2);
        ClosePriceIndicator close = new ClosePriceIndicator(series.bars());
        this.fast = new EMAIndicator(close, parameter(spec, "fast").intValueExact());
        this.slow = new EMAIndicator(close, slowLength);
    }

    @Override
    public Signal next(Candle candle) {
        int now = series.add(candle);
        seen++;
        Num fastNow = fast.getValue(now);
        Num slowNow = slow.getValue(now);
        if (seen <= settled) {
            return new Signal.Hold(spec, candle, List.of("only " + seen + " of " + (settled + 1) + " candles seen"));
        }
        boolean wasAbove = fast.getValue(now - 1).isGreaterThan(slow.getValue(now - 1));
        boolean isAbove = fastNow.isGreaterThan(slowNow);
        String numbers = "fast average " + Series.text(fastNow) + ", slow average " + Series.text(slowNow);
        if (isAbove && !wasAbove) {
            return new Signal.Enter(spec, candle, List.of(numbers, "fast rose above slow"));
        }
        if (!isAbove && wasAbove) {
            return new Signal.Exit(spec, candle, List.of(numbers, "fast fell below slow"));
        }
        return new Signal.Hold(spec, candle, List.of(numbers, "no crossing"));
    }
}
