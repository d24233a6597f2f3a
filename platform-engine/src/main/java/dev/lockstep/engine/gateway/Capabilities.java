package dev.lockstep.engine.gateway;

import java.time.Duration;

/**
 * What a venue can do, for the flows to choose by.
 *
 * @param orderLists whether one-cancels-the-other lists exist
 * @param requestExpiry whether the venue itself refuses a request after its receive window
 * @param processingLimit how long after taking a request the venue may still act on it (Binance: 10 s)
 */
public record Capabilities(boolean orderLists, boolean requestExpiry, Duration processingLimit) {}
