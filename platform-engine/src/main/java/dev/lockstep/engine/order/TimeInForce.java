package dev.lockstep.engine.order;

/** How long an order stays: until cancelled, immediately or not at all for the rest, all or nothing. */
public enum TimeInForce {
    GTC,
    IOC,
    FOK
}
