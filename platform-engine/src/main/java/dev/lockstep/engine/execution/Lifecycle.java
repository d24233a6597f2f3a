package dev.lockstep.engine.execution;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.PositionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code trade_history}: exists only after the venue confirmed, once per position and kind.
 *
 * @param kind ENTRY (first fill of a position) or EXIT (it is closed)
 * @param position which
 * @param order the order that entered or closed it
 * @param quantity bought, or sold in all
 * @param averagePrice quote over base
 * @param realizedPnl of the whole position; null for ENTRY
 * @param reason signal, stop_loss, take_profit or by hand
 * @param at the venue's time
 */
public record Lifecycle(
        Kind kind,
        PositionId position,
        ClientOrderId order,
        Quantity quantity,
        Price averagePrice,
        @Nullable Money realizedPnl,
        String reason,
        Instant at) {
    /** Which end of a position's life. */
    public enum Kind {
        ENTRY,
        EXIT
    }
}
