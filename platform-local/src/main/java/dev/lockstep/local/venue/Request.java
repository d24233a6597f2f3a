package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.SimulatedVenue;

/**
 * A call that was let in.
 *
 * @param params its parameters
 * @param account whose key signed it; empty for public calls
 * @param venue to be asked, on its own thread
 * @param counters of what clients use
 * @param now wall time in milliseconds
 * @param socket whether it came over the WebSocket API, where some answers differ
 */
record Request(Params params, String account, SimulatedVenue venue, RateCounters counters, long now, boolean socket) {
    /** The parameter {@code symbol}; {@code -1121} for one that is not listed. */
    String symbol() {
        return venue.listing(params.symbol()).symbol();
    }
}
