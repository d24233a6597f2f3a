package dev.lockstep.engine.venue;

import java.util.List;

/** An accepted order with what it traded at once, and what it was kept from trading with its own account. */
public record Placed(VenueOrder order, List<VenueTrade> trades, List<PreventedMatch> prevented) {}
