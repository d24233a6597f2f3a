package dev.lockstep.engine.venue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders that were cancelled together.
 *
 * @param orders one, or the open legs of a list
 * @param list the list they were legs of, if any
 * @param cancelId the cancel request's own client id
 */
public record Cancelled(List<VenueOrder> orders, @Nullable VenueOrderList list, String cancelId) {}
