package dev.lockstep.engine.strategy.adapter;

import dev.lockstep.engine.market.Candle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/** A bounded ta4j series in decimal numbers: prices come in as they are, results are exact to 32 digits. */
final class Series {
    private static final NumFactory NUMBERS = DecimalNumFactory.getInstance(new MathContext(32, RoundingMode.HALF_UP));

    private final BarSeries bars;

    Series(int kept) {
        bars = new BaseBarSeriesBuilder()
                .withNumFactory(NUMBERS)
                .withMaxBarCount(kept)
                .build();
    }

    BarSeries bars() {
        return bars;
    }

    /** The index of the new bar. */
    int add(Candle candle) {
        bars.addBar(new BaseBar(
                candle.timeframe().length(),
                candle.openTime(),
                candle.closeTime(),
                number(candle.open().value()),
                number(candle.high().value()),
                number(candle.low().value()),
                number(candle.close().value()),
                number(candle.volume().value()),
                NUMBERS.zero(),
                0));
        return bars.getEndIndex();
    }

    static Num number(BigDecimal value) {
        return NUMBERS.numOf(value.toPlainString());
    }

    /** For people: four decimals. */
    static String text(Num value) {
        return value.bigDecimalValue().setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }
}
