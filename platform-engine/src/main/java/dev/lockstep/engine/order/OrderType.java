package dev.lockstep.engine.order;

/** What kind of order the venue is asked for (Binance spot's words). */
public enum OrderType {
    LIMIT,
    LIMIT_MAKER,
    MARKET,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT
}
