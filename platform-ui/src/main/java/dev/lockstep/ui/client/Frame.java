package dev.lockstep.ui.client;

/** A message of the stream, as far as the connection itself has to know it. */
sealed interface Frame {
    /** The platform knows who we are; {@code sequence} is the tenant's latest event. */
    record Welcome(long sequence) implements Frame {}

    /** The token runs out within a minute. */
    record Expiring() implements Frame {}

    /** Nothing happened, and the connection lives. */
    record Heartbeat(boolean feedConnected) implements Frame {}

    /** A message of ours was refused. */
    record Refused(String code, String detail) implements Frame {}

    /** Something for the screens. */
    record Told(LiveMessage message) implements Frame {}

    /** What we need not know, or do not know yet: fields and types may be added. */
    record Other() implements Frame {}
}
