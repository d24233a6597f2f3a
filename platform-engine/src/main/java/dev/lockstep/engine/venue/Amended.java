package dev.lockstep.engine.venue;

import org.jspecify.annotations.Nullable;

/**
 * An order whose quantity was reduced.
 *
 * @param order as it is now
 * @param amendment what changed
 * @param list the list it is in, if any
 */
public record Amended(
        VenueOrder order, Amendment amendment, @Nullable VenueOrderList list) {}
