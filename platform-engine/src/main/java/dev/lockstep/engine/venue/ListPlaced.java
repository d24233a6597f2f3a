package dev.lockstep.engine.venue;

import java.util.List;

/** An accepted order list with its legs. */
public record ListPlaced(VenueOrderList list, List<VenueOrder> orders) {}
