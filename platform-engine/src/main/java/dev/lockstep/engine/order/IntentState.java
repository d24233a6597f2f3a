package dev.lockstep.engine.order;

/** How far an intent has come. PENDING after a crash means: it may have been sent, so it is treated as UNKNOWN. */
public enum IntentState {
    /** Durable; the call may be under way. */
    PENDING,
    /** The venue took it and its orders live or lived. */
    ACCEPTED,
    /** The call's outcome is not known; only evidence may close it. */
    UNKNOWN,
    /** The venue refused it. */
    REJECTED,
    /** Its sending time had passed before the bytes left; nothing was sent. */
    UNSENT,
    /** Proven absent at the venue after its request had expired. */
    NOT_PLACED,
    /** Its orders are all over. */
    DONE,
    /** No rule can decide it; a person must. */
    NEEDS_HUMAN;

    /** Whether an order of it may exist or come to exist at the venue. */
    public boolean isLive() {
        return this == PENDING || this == ACCEPTED || this == UNKNOWN || this == NEEDS_HUMAN;
    }
}
