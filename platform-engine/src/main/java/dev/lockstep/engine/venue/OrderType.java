package dev.lockstep.engine.venue;

/** The order types of Binance spot; STOP_LOSS and TAKE_PROFIT run as market orders once triggered. */
public enum OrderType {
    LIMIT(true, false),
    LIMIT_MAKER(true, false),
    MARKET(false, false),
    STOP_LOSS(false, true),
    STOP_LOSS_LIMIT(true, true),
    TAKE_PROFIT(false, true),
    TAKE_PROFIT_LIMIT(true, true);

    private final boolean limit;
    private final boolean stop;

    OrderType(boolean limit, boolean stop) {
        this.limit = limit;
        this.stop = stop;
    }

    /** Whether the order has a limit price. */
    public boolean hasLimit() {
        return limit;
    }

    /** Whether the order waits for a stop price; Binance counts these as "algo orders". */
    public boolean hasStop() {
        return stop;
    }

    public boolean isStopLoss() {
        return this == STOP_LOSS || this == STOP_LOSS_LIMIT;
    }

    public boolean isTakeProfit() {
        return this == TAKE_PROFIT || this == TAKE_PROFIT_LIMIT;
    }

    /** Whether the trigger waits for the price to rise to the stop price (else it waits for a fall). */
    boolean triggersOnRise(Side side) {
        return isStopLoss() == (side == Side.BUY);
    }
}
