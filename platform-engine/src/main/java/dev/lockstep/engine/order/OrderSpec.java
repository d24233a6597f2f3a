package dev.lockstep.engine.order;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * One order as the venue is asked for it.
 *
 * @param id our key at the venue
 * @param leg its part in the position's life
 * @param instrument what is traded
 * @param side buy or sell
 * @param type the venue's order type
 * @param timeInForce null where the type has none
 * @param quantity base quantity, already fitted to the venue's step
 * @param limit null for market and plain stop orders
 * @param stop trigger price; null where the type has none
 */
public record OrderSpec(
        ClientOrderId id,
        Leg leg,
        Instrument instrument,
        Side side,
        OrderType type,
        @Nullable TimeInForce timeInForce,
        Quantity quantity,
        @Nullable Price limit,
        @Nullable Price stop) {
    public OrderSpec {
        if (!quantity.isPositive()) {
            throw new IllegalArgumentException("an order needs a quantity: " + id);
        }
    }
}
