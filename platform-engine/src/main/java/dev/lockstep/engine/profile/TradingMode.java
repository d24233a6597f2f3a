package dev.lockstep.engine.profile;

/** Whose money it is. */
public enum TradingMode {
    /** At a simulated venue. */
    PAPER,
    /** At a real venue. */
    LIVE,
    /** Nobody's: everything but sending the entry is done. What is held already stays protected and can be sold. */
    DRY_RUN
}
