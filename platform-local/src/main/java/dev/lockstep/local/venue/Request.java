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
 */
record Request(Params params, String account, SimulatedVenue venue, RateCounters counters, long now) {}
