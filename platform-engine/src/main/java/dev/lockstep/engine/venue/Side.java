package dev.lockstep.engine.venue;

/** Whether an order wants the base asset or gives it. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
