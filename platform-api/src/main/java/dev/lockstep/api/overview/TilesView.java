package dev.lockstep.api.overview;

import dev.lockstep.api.web.view.Percentage;
import dev.lockstep.engine.equity.Equity;
import dev.lockstep.engine.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a profile, or all with one asset, come to. Null is what is not known just now, never zero in its place.
 *
 * @param asset what all amounts here are in
 * @param capital allocated
 * @param equity cash (free, in orders, overdraft) and what is held at its mark
 * @param pnlToday equity less equity at the start of the UTC day of market time
 * @param unrealizedPnl what is held at its mark less its cost
 * @param realizedPnlNet realised gain less fees paid in this asset
 * @param fees paid in this asset
 * @param freeCapital may be held for new orders
 * @param inOrders held for orders under way
 * @param inPositions cost of what is held
 * @param openPositions how many
 * @param drawdown highest equity known less equity
 * @param drawdownPercent of the highest equity, two decimals
 * @param markedAt wall clock of the oldest mark used; null where none was needed
 */
@Schema(name = "Tiles")
public record TilesView(
        String asset,
        String capital,
        @Nullable String equity,
        @Nullable String pnlToday,
        @Nullable String unrealizedPnl,
        String realizedPnlNet,
        String fees,
        String freeCapital,
        String inOrders,
        String inPositions,
        int openPositions,
        @Nullable String drawdown,
        @Nullable String drawdownPercent,
        @Nullable Instant markedAt) {

    static TilesView of(Equity equity, @Nullable Money today, @Nullable Money peak) {
        Money total = equity.total();
        Money highest = total == null || peak == null ? null : peak.max(total);
        Money drawdown = total == null || highest == null ? null : highest.minus(total);
        return new TilesView(
                equity.capital().asset().code(),
                text(equity.capital()),
                textOrNull(total),
                textOrNull(total == null || today == null ? null : total.minus(today)),
                textOrNull(equity.unrealized()),
                text(equity.realizedNet()),
                text(equity.fees()),
                text(equity.free()),
                text(equity.inOrders()),
                text(equity.inPositions()),
                equity.openPositions(),
                textOrNull(drawdown),
                drawdown == null || highest == null || !highest.isPositive()
                        ? null
                        : Percentage.of(drawdown.amount(), highest.amount()),
                equity.markedAt());
    }

    private static String text(Money money) {
        return money.amount().toPlainString();
    }

    private static @Nullable String textOrNull(@Nullable Money money) {
        return money == null ? null : text(money);
    }
}
