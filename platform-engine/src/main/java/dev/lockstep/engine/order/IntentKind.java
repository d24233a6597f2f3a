package dev.lockstep.engine.order;

/** Why something is sent to the venue. At most one live intent of kind PROTECTION, and one of EXIT, per position. */
public enum IntentKind {
    ENTRY,
    PROTECTION,
    EXIT,
    CANCEL
}
