package dev.lockstep.engine.venue;

/**
 * Which order ends when an account would trade with itself; {@code EXPIRE_MAKER} is the default of Binance's symbols.
 */
public enum SelfTradePrevention {
    NONE,
    EXPIRE_TAKER,
    EXPIRE_MAKER,
    EXPIRE_BOTH,
    DECREMENT,
    /** As {@link #DECREMENT} here: this venue has no trade groups, so both orders are of one account. */
    TRANSFER;

    boolean decrements() {
        return this == DECREMENT || this == TRANSFER;
    }

    boolean endsTaker() {
        return this == EXPIRE_TAKER || this == EXPIRE_BOTH;
    }

    boolean endsMaker() {
        return this == EXPIRE_MAKER || this == EXPIRE_BOTH;
    }
}
