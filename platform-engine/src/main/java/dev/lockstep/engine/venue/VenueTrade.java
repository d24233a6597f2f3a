package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * One execution of an account's order.
 *
 * @param id the trade's id, growing per symbol and shared with the public tape
 * @param account whose execution
 * @param symbol traded
 * @param orderId the order that traded
 * @param listId the list of the order, or -1
 * @param side of the order
 * @param price traded at
 * @param quantity base quantity
 * @param quote quote quantity
 * @param commission taken, in {@code commissionAsset}
 * @param commissionAsset the received asset
 * @param maker whether the order was resting
 * @param time wall time in milliseconds
 * @param marketTime the market's time in milliseconds; the deterministic one
 */
public record VenueTrade(
        long id,
        String account,
        String symbol,
        long orderId,
        long listId,
        Side side,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal quote,
        BigDecimal commission,
        String commissionAsset,
        boolean maker,
        long time,
        long marketTime) {}
