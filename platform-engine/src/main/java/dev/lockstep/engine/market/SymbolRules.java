package dev.lockstep.engine.market;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.money.Rounding;
import java.math.BigDecimal;

/**
 * What the venue allows for an instrument, read from the venue and never hard-coded (Binance: {@code exchangeInfo}
 * filters PRICE_FILTER, LOT_SIZE, MARKET_LOT_SIZE, NOTIONAL, MAX_NUM_ALGO_ORDERS). A zero tick, step or maximum means
 * "no such limit".
 *
 * @param instrument the rules are for
 * @param status whether orders are taken at all
 * @param tick prices are multiples of it
 * @param step limit order quantities are multiples of it
 * @param minQuantity smallest limit order
 * @param maxQuantity largest limit order; zero for none
 * @param marketStep as {@code step}, for market orders
 * @param marketMaxQuantity as {@code maxQuantity}, for market orders
 * @param minNotional smallest price × quantity
 * @param maxAlgoOrders how many stop orders may rest per symbol and account; zero for no limit
 * @param ocoAllowed whether one-cancels-the-other lists are taken
 */
public record SymbolRules(
        Instrument instrument,
        SymbolStatus status,
        BigDecimal tick,
        BigDecimal step,
        Quantity minQuantity,
        Quantity maxQuantity,
        BigDecimal marketStep,
        Quantity marketMaxQuantity,
        Money minNotional,
        int maxAlgoOrders,
        boolean ocoAllowed) {
    public Quantity fitted(Quantity wanted) {
        Quantity capped = maxQuantity.isZero() ? wanted : wanted.min(maxQuantity);
        return capped.floorTo(step);
    }

    public Price fitted(Price wanted, Rounding rounding) {
        return wanted.toTick(tick, rounding);
    }

    /** Whether an order of this size is large enough to be taken. */
    public boolean isTradable(Quantity quantity, Price price) {
        return quantity.compareTo(minQuantity) >= 0
                && quantity.isPositive()
                && price.times(quantity).compareTo(minNotional) >= 0;
    }
}
