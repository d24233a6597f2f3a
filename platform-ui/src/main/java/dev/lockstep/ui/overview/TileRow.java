package dev.lockstep.ui.overview;

import com.vaadin.flow.component.html.Div;
import dev.lockstep.ui.client.Overview;
import dev.lockstep.ui.component.Formats;
import dev.lockstep.ui.component.Tile;
import dev.lockstep.ui.component.Tone;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The sums of the tenant, in its first asset. */
final class TileRow extends Div {
    private final Tile equity = new Tile("Equity", "Cash (free, in orders) and what is held, at its mark");
    private final Tile today =
            new Tile("PnL today", "Equity now less equity at the start of the UTC day of market time");
    private final Tile unrealized = new Tile("Unrealised PnL", "What is held at its mark, less what was paid for it");
    private final Tile realized = new Tile("Realised PnL, net", "Gains of what was sold, less fees");
    private final Tile open = new Tile("Open positions", "Positions that hold something now");
    private final Tile free = new Tile("Free capital", "Allocated and neither in orders nor in positions");
    private final Tile drawdown = new Tile("Drawdown", "Highest equity known less equity now");

    TileRow() {
        addClassName("tiles");
        add(equity, today, unrealized, realized, open, free, drawdown);
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Figures");
    }

    void show(@Nullable Overview overview) {
        if (overview == null || overview.totals().isEmpty()) {
            return;
        }
        Overview.Tiles sums = overview.totals().getFirst();
        String asset = sums.asset();
        equity.set(Formats.money(sums.equity(), asset), Tone.PLAIN, asset + known(sums.equity()));
        change(today, sums.pnlToday(), asset);
        change(unrealized, sums.unrealizedPnl(), asset);
        realized.set(
                Formats.change(sums.realizedPnlNet(), asset),
                Tone.of(sums.realizedPnlNet()),
                mark(sums.realizedPnlNet()) + asset + ", fees " + Formats.money(sums.fees(), asset));
        open.set(
                String.valueOf(sums.openPositions()),
                Tone.PLAIN,
                Formats.money(sums.inPositions(), asset) + " " + asset + " in them");
        free.set(
                Formats.money(sums.freeCapital(), asset),
                Tone.PLAIN,
                "of " + Formats.money(sums.capital(), asset) + " " + asset);
        drawdown.set(
                Formats.percent(sums.drawdownPercent()),
                Tone.PLAIN,
                Formats.money(sums.drawdown(), asset) + " " + asset + " below the peak");
    }

    private static void change(Tile tile, @Nullable BigDecimal change, String asset) {
        tile.set(Formats.change(change, asset), Tone.of(change), mark(change) + asset + known(change));
    }

    /** An arrow, so that up and down differ by more than colour. */
    private static String mark(@Nullable BigDecimal change) {
        return change == null || change.signum() == 0 ? "" : change.signum() > 0 ? "▲ " : "▼ ";
    }

    private static String known(@Nullable BigDecimal value) {
        return value == null ? ", no price known yet" : "";
    }
}
