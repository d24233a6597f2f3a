package dev.lockstep.api.order;

import dev.lockstep.api.web.view.AmountView;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order and what is known of it.
 *
 * @param id our key at the venue, 32 hex characters
 * @param profileId for which profile
 * @param exchangeAccountId at which account
 * @param intentId what it was sent for
 * @param positionId what it opens, protects or closes
 * @param venue where
 * @param symbol the venue's spelling
 * @param leg its part in the position's life
 * @param side BUY or SELL
 * @param type the venue's order type
 * @param timeInForce null where the type has none
 * @param quantity asked for
 * @param limitPrice null where the type has none
 * @param stopPrice trigger; null where the type has none
 * @param status how far it is; UNKNOWN where the venue's answer was lost
 * @param executed traded so far
 * @param executedQuote quote amount of it
 * @param venueOrderId null until the venue named it
 * @param reason why it was refused, cancelled or is unknown
 * @param correlationId the decision it belongs to
 * @param version counts stored changes
 */
@Schema(name = "Order")
record OrderView(
        String id,
        UUID profileId,
        UUID exchangeAccountId,
        UUID intentId,
        UUID positionId,
        String venue,
        String symbol,
        String leg,
        String side,
        String type,
        @Nullable String timeInForce,
        AmountView quantity,
        @Nullable AmountView limitPrice,
        @Nullable AmountView stopPrice,
        String status,
        AmountView executed,
        AmountView executedQuote,
        @Nullable String venueOrderId,
        @Nullable String reason,
        String correlationId,
        long version) {
    static OrderView of(Order order) {
        OrderSpec spec = order.spec();
        return new OrderView(
                order.id().value(),
                order.profile().value(),
                order.account().value(),
                order.intent().value(),
                order.position().value(),
                spec.instrument().venue().name(),
                spec.instrument().symbol(),
                spec.leg().name(),
                spec.side().name(),
                spec.type().name(),
                spec.timeInForce() == null ? null : spec.timeInForce().name(),
                AmountView.of(spec.quantity()),
                AmountView.ofNullable(spec.limit()),
                AmountView.ofNullable(spec.stop()),
                order.status().name(),
                AmountView.of(order.executed()),
                AmountView.of(order.executedQuote()),
                order.venueOrderId(),
                order.reason(),
                order.correlationId().value(),
                order.version());
    }
}
