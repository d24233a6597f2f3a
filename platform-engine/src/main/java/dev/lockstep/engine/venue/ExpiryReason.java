package dev.lockstep.engine.venue;

/** Why an order expired ({@code eR}, Binance changelog of 2026-03-26). */
public enum ExpiryReason {
    OCO_TRIGGER,
    OTO_PHASE_ONE_EXPIRED,
    UNFILLED_IOC_QUANTITY_EXPIRED,
    UNFILLED_FOK_ORDER_EXPIRED,
    INSUFFICIENT_LIQUIDITY,
    EXCHANGE_CANCELED
}
