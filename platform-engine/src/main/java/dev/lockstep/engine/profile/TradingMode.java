package dev.lockstep.engine.profile;

/** Whose money it is. */
public enum TradingMode {
    /** At a simulated venue. */
    PAPER,
    /** At a real venue. */
    LIVE
}
