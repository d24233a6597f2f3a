package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * A trade on the public tape.
 *
 * @param id growing per symbol
 * @param price traded at
 * @param quantity base quantity
 * @param time market time in milliseconds
 * @param buyerMaker whether the buyer's order was resting
 */
public record MarketTrade(long id, BigDecimal price, BigDecimal quantity, long time, boolean buyerMaker) {}
