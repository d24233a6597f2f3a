package dev.lockstep.engine.venue;

/**
 * Which order ends when an account would trade with itself; {@code EXPIRE_MAKER} is the default of Binance's symbols.
 */
public enum SelfTradePrevention {
    NONE,
    EXPIRE_TAKER,
    EXPIRE_MAKER,
    EXPIRE_BOTH
}
