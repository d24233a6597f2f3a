package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * One reduction of an order's quantity that kept its place in the queue ({@code GET /api/v3/order/amendments}).
 *
 * @param account whose order
 * @param symbol of the order
 * @param orderId of the order
 * @param executionId of the report that announced it
 * @param oldClientId the order's client id before
 * @param newClientId the order's client id since
 * @param oldQuantity before
 * @param newQuantity since
 * @param time wall time in milliseconds
 */
public record Amendment(
        String account,
        String symbol,
        long orderId,
        long executionId,
        String oldClientId,
        String newClientId,
        BigDecimal oldQuantity,
        BigDecimal newQuantity,
        long time) {}
