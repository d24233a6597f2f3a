package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * Two orders of one account that would have traded with each other ({@code GET /api/v3/myPreventedMatches}).
 *
 * @param id growing per symbol
 * @param account whose orders
 * @param symbol of both
 * @param takerOrderId the order that came
 * @param makerOrderId the order that rested
 * @param mode what was done about it
 * @param price they would have traded at
 * @param takerQuantity what of the taker was prevented; zero if it was left alone
 * @param makerQuantity what of the maker was prevented; zero if it was left alone
 * @param time wall time in milliseconds
 */
public record PreventedMatch(
        long id,
        String account,
        String symbol,
        long takerOrderId,
        long makerOrderId,
        SelfTradePrevention mode,
        BigDecimal price,
        BigDecimal takerQuantity,
        BigDecimal makerQuantity,
        long time) {}
