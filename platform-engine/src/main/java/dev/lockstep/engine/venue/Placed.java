package dev.lockstep.engine.venue;

import java.util.List;

/** An accepted order with what it traded at once. */
public record Placed(VenueOrder order, List<VenueTrade> trades) {}
