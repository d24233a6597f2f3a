package dev.lockstep.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import dev.lockstep.ui.client.Equity;
import java.math.BigDecimal;

/** Equity over market time, above or below the capital. */
@Tag("lockstep-equity")
@NpmPackage(value = "lightweight-charts", version = "5.2.1")
@JsModule("./chart/equity-curve.ts")
public final class EquityChart extends Component implements HasSize {

    public EquityChart() {
        getElement().setAttribute("role", "group");
    }

    /** As the chart library takes it: seconds of the epoch. */
    record Point(long time, double value) {
        static Point of(Equity.Point point) {
            return new Point(point.at().getEpochSecond(), point.equity().doubleValue());
        }
    }

    public void show(Equity equity) {
        getElement().setAttribute("aria-label", inWords(equity));
        getElement()
                .callJsFunction(
                        "setPoints",
                        equity.points().stream().map(Point::of).toList(),
                        equity.capital().doubleValue());
    }

    private static String inWords(Equity equity) {
        return equity.points().isEmpty()
                ? "No equity is known yet"
                : "Equity: last " + amount(equity.points().getLast().equity(), equity) + ", capital "
                        + amount(equity.capital(), equity);
    }

    private static String amount(BigDecimal amount, Equity equity) {
        return Formats.money(amount, equity.asset()) + " " + equity.asset();
    }
}
