package dev.lockstep.engine.venue;

/** How the orders of a list depend on each other, in Binance's words. */
public enum Contingency {
    /** Two resting orders of which one ends the other. */
    OCO,

    /** A working order and one or two pending ones that are placed when it is fully filled. */
    OTO
}
