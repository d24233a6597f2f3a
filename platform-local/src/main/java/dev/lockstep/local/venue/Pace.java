package dev.lockstep.local.venue;

/** Who moves the market: the wall clock times the speed, or the engine's report that it is done with a candle. */
public enum Pace {
    FREE,
    LOCKSTEP
}
