package dev.lockstep.api.trade;

import dev.lockstep.api.web.view.AmountView;
import dev.lockstep.engine.order.Fill;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/**
 * One trade of one of our orders.
 *
 * @param venueTradeId the venue's id, unique per symbol
 * @param orderId which order of ours
 * @param exchangeAccountId at which account
 * @param venue where
 * @param symbol the venue's spelling
 * @param side BUY or SELL
 * @param quantity base quantity
 * @param price per unit
 * @param quote price × quantity as the venue says it
 * @param fee commission, in whatever asset the venue took it
 * @param executedAt the venue's time
 */
@Schema(name = "Trade")
record TradeView(
        String venueTradeId,
        String orderId,
        UUID exchangeAccountId,
        String venue,
        String symbol,
        String side,
        AmountView quantity,
        AmountView price,
        AmountView quote,
        AmountView fee,
        Instant executedAt) {
    static TradeView of(Fill fill) {
        return new TradeView(
                fill.venueTradeId(),
                fill.order().value(),
                fill.account().value(),
                fill.instrument().venue().name(),
                fill.instrument().symbol(),
                fill.side().name(),
                AmountView.of(fill.quantity()),
                AmountView.of(fill.price()),
                AmountView.of(fill.quote()),
                AmountView.of(fill.fee()),
                fill.executedAt());
    }
}
