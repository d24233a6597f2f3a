package dev.lockstep.engine.strategy.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.strategy.Evaluator;
import dev.lockstep.engine.strategy.Signal;
import dev.lockstep.engine.strategy.StrategyCatalog;
import dev.lockstep.engine.strategy.StrategySpec;
import dev.lockstep.engine.testing.SharedData;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The strategies against a second computation in plain Java, on a month's minutes of BTCUSDT. */
class StrategiesOnRealCandlesTest {
    private static final String FILE = "candles/binance/BTCUSDT-1m-2021-04-20_2021-05-20.csv.gz";
    private static final int CANDLES = 5_000;
    private static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_UP);

    private final List<Candle> candles = SharedData.candles(FILE, Timeframe.M1).subList(0, CANDLES);

    @Test
    void crossings_of_the_averages_come_where_a_second_computation_finds_them() {
        List<String> ours = signals(StrategyCatalog.spec("ema_cross", Map.of()));

        List<BigDecimal> fast = averages(9);
        List<BigDecimal> slow = averages(21);
        List<String> expected = new ArrayList<>();
        for (int i = 63; i < CANDLES; i++) {
            boolean was = fast.get(i - 1).compareTo(slow.get(i - 1)) > 0;
            boolean is = fast.get(i).compareTo(slow.get(i)) > 0;
            if (is != was) {
                expected.add(i + (is ? " enter" : " exit"));
            }
        }
        assertThat(expected).hasSizeGreaterThan(150);
        assertThat(ours).isEqualTo(expected);
    }

    @Test
    void returns_of_the_index_come_where_a_second_computation_finds_them() {
        List<String> ours = signals(StrategyCatalog.spec("rsi_reversion", Map.of()));

        List<BigDecimal> index = strengths(14);
        List<String> expected = new ArrayList<>();
        BigDecimal lower = new BigDecimal("30");
        BigDecimal upper = new BigDecimal("70");
        for (int i = 42; i < CANDLES; i++) {
            if (index.get(i - 1).compareTo(lower) < 0 && index.get(i).compareTo(lower) >= 0) {
                expected.add(i + " enter");
            } else if (index.get(i - 1).compareTo(upper) <= 0 && index.get(i).compareTo(upper) > 0) {
                expected.add(i + " exit");
            }
        }
        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(ours).isEqualTo(expected);
    }

    private List<String> signals(StrategySpec spec) {
        Evaluator evaluator = new Ta4jEvaluators().start(spec);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < candles.size(); i++) {
            switch (evaluator.next(candles.get(i))) {
                case Signal.Enter enter -> said.add(i + " enter");
                case Signal.Exit exit -> said.add(i + " exit");
                case Signal.Hold hold -> {}
            }
        }
        return said;
    }

    /** Exponential averages of the closes, begun with the close at {@code length}. */
    private List<BigDecimal> averages(int length) {
        BigDecimal weight = BigDecimal.TWO.divide(BigDecimal.valueOf(length + 1), DIGITS);
        List<BigDecimal> averages = new ArrayList<>();
        BigDecimal average = close(length);
        for (int i = 0; i < CANDLES; i++) {
            average = i <= length
                    ? close(length)
                    : average.add(close(i).subtract(average).multiply(weight, DIGITS), DIGITS);
            averages.add(average);
        }
        return averages;
    }

    /** Wilder's relative strength index: gains and losses smoothed by 1/length, begun at {@code length}. */
    private List<BigDecimal> strengths(int length) {
        BigDecimal weight = BigDecimal.ONE.divide(BigDecimal.valueOf(length), DIGITS);
        BigDecimal hundred = new BigDecimal("100");
        List<BigDecimal> strengths = new ArrayList<>();
        BigDecimal gain = BigDecimal.ZERO;
        BigDecimal loss = BigDecimal.ZERO;
        for (int i = 0; i < CANDLES; i++) {
            BigDecimal change = i == 0 ? BigDecimal.ZERO : close(i).subtract(close(i - 1));
            gain = smoothed(gain, change.max(BigDecimal.ZERO), i <= length ? BigDecimal.ONE : weight);
            loss = smoothed(loss, change.negate().max(BigDecimal.ZERO), i <= length ? BigDecimal.ONE : weight);
            BigDecimal sum = gain.add(loss);
            strengths.add(
                    sum.signum() == 0 ? BigDecimal.ZERO : gain.multiply(hundred).divide(sum, DIGITS));
        }
        return strengths;
    }

    private static BigDecimal smoothed(BigDecimal average, BigDecimal value, BigDecimal weight) {
        return average.add(value.subtract(average).multiply(weight, DIGITS), DIGITS);
    }

    private BigDecimal close(int index) {
        return candles.get(index).close().value();
    }
}
