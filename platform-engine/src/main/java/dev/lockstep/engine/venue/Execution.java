package dev.lockstep.engine.venue;

/** An order after one execution, with the trade. */
record Execution(VenueOrder order, VenueTrade trade) {}
