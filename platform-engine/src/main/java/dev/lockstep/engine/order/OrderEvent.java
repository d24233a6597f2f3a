package dev.lockstep.engine.order;

/** What can happen to an order. The venue's facts can come late, twice and in any order. */
public sealed interface OrderEvent {
    /** The venue took it. */
    record Accepted(String venueOrderId) implements OrderEvent {}

    /** The venue refused it. */
    record Rejected(String code, String reason) implements OrderEvent {}

    /** It traded. */
    record Filled(Fill fill) implements OrderEvent {}

    /** It is over with what has traded; the rest was cancelled. */
    record Canceled(String reason) implements OrderEvent {}

    /** It is over with what has traded; the rest ran out of time (IOC, FOK, the other leg of a list). */
    record Expired(String reason) implements OrderEvent {}

    /** The call's outcome is not known. */
    record AnswerLost(String reason) implements OrderEvent {}

    /** It never left us, or is proven absent at the venue. */
    record ProvenAbsent(String reason) implements OrderEvent {}
}
