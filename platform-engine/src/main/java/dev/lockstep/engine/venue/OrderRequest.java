package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was asked for; zero stands for "not given".
 *
 * @param symbol the venue's spelling
 * @param side buy or sell
 * @param type what kind of order
 * @param timeInForce how long a rest lives
 * @param quantity base quantity; zero for a market order by quote quantity
 * @param quoteQuantity quote quantity of a market order, else zero
 * @param price limit price, zero for market types
 * @param stopPrice trigger price, zero without a trigger
 * @param clientOrderId the sender's id, unique among open orders
 * @param prevention what happens when the account would trade with itself
 * @param strategyId free tag of the sender
 * @param strategyType free tag of the sender, at least 1,000,000
 */
public record OrderRequest(
        String symbol,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal quantity,
        BigDecimal quoteQuantity,
        BigDecimal price,
        BigDecimal stopPrice,
        String clientOrderId,
        SelfTradePrevention prevention,
        @Nullable Long strategyId,
        @Nullable Integer strategyType) {
    public OrderRequest {
        quantity = Amount.of(quantity);
        quoteQuantity = Amount.of(quoteQuantity);
        price = Amount.of(price);
        stopPrice = Amount.of(stopPrice);
    }

    /** A plain order; the other types are made from it by the {@code with} methods. */
    public static OrderRequest of(String symbol, Side side, OrderType type, String quantity, String clientOrderId) {
        return new OrderRequest(
                symbol,
                side,
                type,
                TimeInForce.GTC,
                Amount.of(quantity),
                Amount.ZERO,
                Amount.ZERO,
                Amount.ZERO,
                clientOrderId,
                SelfTradePrevention.EXPIRE_MAKER,
                null,
                null);
    }

    public OrderRequest withPrice(String limit) {
        return with(timeInForce, quoteQuantity, Amount.of(limit), stopPrice);
    }

    public OrderRequest withStop(String stop) {
        return with(timeInForce, quoteQuantity, price, Amount.of(stop));
    }

    public OrderRequest withQuote(String quote) {
        return with(timeInForce, Amount.of(quote), price, stopPrice);
    }

    public OrderRequest with(TimeInForce force) {
        return with(force, quoteQuantity, price, stopPrice);
    }

    private OrderRequest with(TimeInForce force, BigDecimal quote, BigDecimal limit, BigDecimal stop) {
        return new OrderRequest(
                symbol,
                side,
                type,
                force,
                quantity,
                quote,
                limit,
                stop,
                clientOrderId,
                prevention,
                strategyId,
                strategyType);
    }
}
