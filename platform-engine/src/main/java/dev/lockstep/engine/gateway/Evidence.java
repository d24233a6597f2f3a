package dev.lockstep.engine.gateway;

import java.time.Instant;

/** What asking for an order brought. */
public sealed interface Evidence {
    /** The venue knows it, with every trade it made. */
    record Found(VenueReport.OrderReport report) implements Evidence {}

    /** The venue said it knows no such order, at this time of its own clock. */
    record Absent(Instant venueTime) implements Evidence {}

    /** The question was not answered; it says nothing about the order. */
    record Unavailable(String reason) implements Evidence {}
}
