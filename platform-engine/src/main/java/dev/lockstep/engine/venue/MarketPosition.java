package dev.lockstep.engine.venue;

/**
 * How far a symbol's market was played.
 *
 * @param bar number of the bar being played, counted from the first bar of a recording; of a live market, of its period
 *     since 1970
 * @param step how many of its price steps are played
 */
public record MarketPosition(long bar, int step) {}
