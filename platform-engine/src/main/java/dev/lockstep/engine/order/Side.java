package dev.lockstep.engine.order;

/** Which way an order or fill goes. */
public enum Side {
    BUY,
    SELL
}
