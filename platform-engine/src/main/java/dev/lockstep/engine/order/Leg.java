package dev.lockstep.engine.order;

/** An order's part in a position's life; goes into its client order id. */
public enum Leg {
    ENTRY,
    STOP_LOSS,
    TAKE_PROFIT,
    PROTECTION_LIST,
    EXIT,
    CANCEL
}
