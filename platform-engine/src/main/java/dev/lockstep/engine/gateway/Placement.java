package dev.lockstep.engine.gateway;

import java.util.List;

/** What became of a placement, as far as the answer tells. A placement is never sent again. */
public sealed interface Placement {
    /** The venue took it; what it already said about the orders is in the reports. */
    record Accepted(List<VenueReport.OrderReport> reports) implements Placement {
        public Accepted {
            reports = List.copyOf(reports);
        }
    }

    /**
     * The venue definitely did not take it.
     *
     * @param code the venue's code: {@code -2010}
     * @param reason the venue's words
     * @param retryable whether another attempt, with a new id, makes sense (-1021, 429, -1015)
     */
    record Rejected(String code, String reason, boolean retryable) implements Placement {}

    /**
     * It did not leave us: the receive window was too far gone, or the connection was refused before the first byte.
     */
    record Unsent(String reason) implements Placement {}

    /** Nobody can tell from the answer: time-out, 5xx, reset, unreadable answer, -1006, -1007. Evidence decides. */
    record Unknown(String reason) implements Placement {}
}
