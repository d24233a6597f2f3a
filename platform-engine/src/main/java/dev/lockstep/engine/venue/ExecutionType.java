package dev.lockstep.engine.venue;

/** What an execution report reports ({@code x} in Binance's {@code executionReport}). */
public enum ExecutionType {
    NEW,
    TRADE,
    CANCELED,
    REPLACED,
    EXPIRED,
    REJECTED,
    TRADE_PREVENTION
}
