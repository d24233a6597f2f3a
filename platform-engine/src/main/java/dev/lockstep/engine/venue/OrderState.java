package dev.lockstep.engine.venue;

/** Binance's order statuses, as far as this venue gives them. */
public enum OrderState {
    NEW,
    /** A pending order of a list, before its working order is filled. */
    PENDING_NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    EXPIRED_IN_MATCH;

    public boolean isOpen() {
        return this == NEW || this == PENDING_NEW || this == PARTIALLY_FILLED;
    }
}
