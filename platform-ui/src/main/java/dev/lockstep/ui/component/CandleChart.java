package dev.lockstep.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import dev.lockstep.ui.client.Candle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Candles with the trades on them and the prices that matter. Drawn, so {@code double} is exact enough. */
@Tag("lockstep-candles")
@NpmPackage(value = "lightweight-charts", version = "5.2.1")
@JsModule("./chart/candle-chart.ts")
public final class CandleChart extends Component implements HasSize {

    public CandleChart() {
        getElement().setAttribute("role", "group");
    }

    /** Where was bought or sold; {@code time} in seconds of the epoch. */
    public record Trade(long time, String side, String text) {
        /**
         * In the words of the chart.
         *
         * @param candle the start of the candle it belongs to
         */
        public static Trade of(Instant candle, String side, BigDecimal price) {
            return new Trade(
                    candle.getEpochSecond(), side, (side.equals("BUY") ? "buy " : "sell ") + Formats.price(price));
        }
    }

    /** A price to draw: {@code stop}, {@code target} or {@code entry}. */
    public record Line(double price, String kind) {}

    /** As the chart library takes it. */
    record Point(long time, double open, double high, double low, double close) {
        static Point of(Candle candle) {
            return new Point(
                    candle.openTime().getEpochSecond(),
                    candle.open().doubleValue(),
                    candle.high().doubleValue(),
                    candle.low().doubleValue(),
                    candle.close().doubleValue());
        }
    }

    public void candles(List<Candle> candles) {
        getElement()
                .callJsFunction("setCandles", candles.stream().map(Point::of).toList());
    }

    public void add(Candle candle) {
        getElement().callJsFunction("addCandle", Point.of(candle));
    }

    public void trades(List<Trade> trades) {
        getElement().callJsFunction("setMarks", trades);
    }

    public void lines(List<Line> lines) {
        getElement().callJsFunction("setLines", lines);
    }

    /** What is seen, for those who can't. */
    public void describe(String words) {
        getElement().setAttribute("aria-label", words);
    }
}
