package dev.lockstep.engine.venue;

/** How long an unfilled rest lives: until cancelled, not at all, or all-or-nothing. */
public enum TimeInForce {
    GTC,
    IOC,
    FOK
}
