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
 * @param trailingDelta hundredths of a percent a stop follows the price at, or null for a fixed stop
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
        @Nullable Integer strategyType,
        @Nullable Integer trailingDelta) {
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
                null,
                null);
    }

    /** Whether the stop follows the price. */
    public boolean isTrailing() {
        return trailingDelta != null;
    }

    /** What a purchase that waits may cost: by its limit, else by its stop price, else by the last price. */
    BigDecimal costAtMost(BigDecimal last) {
        BigDecimal most = type.hasLimit() ? price : stopPrice;
        return Amount.quoteAtMost(most.signum() > 0 ? most : last, quantity);
    }

    public OrderRequest withPrice(String limit) {
        return with(timeInForce, quantity, quoteQuantity, Amount.of(limit), stopPrice, trailingDelta);
    }

    public OrderRequest withStop(String stop) {
        return with(timeInForce, quantity, quoteQuantity, price, Amount.of(stop), trailingDelta);
    }

    public OrderRequest withQuote(String quote) {
        return with(timeInForce, quantity, Amount.of(quote), price, stopPrice, trailingDelta);
    }

    public OrderRequest with(TimeInForce force) {
        return with(force, quantity, quoteQuantity, price, stopPrice, trailingDelta);
    }

    public OrderRequest withTrailing(int delta) {
        return with(timeInForce, quantity, quoteQuantity, price, stopPrice, delta);
    }

    OrderRequest withQuantity(BigDecimal base) {
        return with(timeInForce, base, quoteQuantity, price, stopPrice, trailingDelta);
    }

    private OrderRequest with(
            TimeInForce force,
            BigDecimal base,
            BigDecimal quote,
            BigDecimal limit,
            BigDecimal stop,
            @Nullable Integer delta) {
        return new OrderRequest(
                symbol,
                side,
                type,
                force,
                base,
                quote,
                limit,
                stop,
                clientOrderId,
                prevention,
                strategyId,
                strategyType,
                delta);
    }

    public OrderRequest with(SelfTradePrevention mode) {
        return new OrderRequest(
                symbol,
                side,
                type,
                timeInForce,
                quantity,
                quoteQuantity,
                price,
                stopPrice,
                clientOrderId,
                mode,
                strategyId,
                strategyType,
                trailingDelta);
    }

    OrderRequest withClientId(String id) {
        return new OrderRequest(
                symbol,
                side,
                type,
                timeInForce,
                quantity,
                quoteQuantity,
                price,
                stopPrice,
                id,
                prevention,
                strategyId,
                strategyType,
                trailingDelta);
    }
}
