package dev.lockstep.engine.gateway;

import java.util.List;

/** What became of a cancel, as far as the answer tells. */
public sealed interface CancelResult {
    /** Cancelled; the orders' last states are in the reports. */
    record Canceled(List<VenueReport.OrderReport> reports) implements CancelResult {
        public Canceled {
            reports = List.copyOf(reports);
        }
    }

    /** Not open any more, or never was (-2011): ask for the order. */
    record NotOpen(String reason) implements CancelResult {}

    /** Nobody can tell, or it was refused for a reason that says nothing about the order: ask for the order. */
    record Unknown(String reason) implements CancelResult {}
}
