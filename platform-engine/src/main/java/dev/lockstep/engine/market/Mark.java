package dev.lockstep.engine.market;

import dev.lockstep.engine.money.Price;
import java.time.Instant;

/**
 * What an instrument last traded at, as far as this process has heard.
 *
 * @param price close of the latest candle
 * @param at market time of that close
 * @param receivedAt wall clock; how old the mark is follows from it
 */
public record Mark(Price price, Instant at, Instant receivedAt) {}
