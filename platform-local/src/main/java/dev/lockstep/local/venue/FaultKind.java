package dev.lockstep.local.venue;

/** What can go wrong between a client and the venue, one call or one event at a time. */
enum FaultKind {
    /** The request never arrives; nobody answers. */
    REQUEST_LOST(Where.CALL),
    /** The request arrives after {@code millis}. */
    REQUEST_LATE(Where.CALL),
    /** The request arrives twice; the first answer is the one that is seen. */
    REQUEST_DUPLICATED(Where.CALL),
    /** The request is carried out; nobody answers. */
    ANSWER_LOST(Where.CALL),
    /** The answer leaves after {@code millis}. */
    ANSWER_LATE(Where.CALL),
    /** The connection is closed before anything was done. */
    RESET_BEFORE(Where.CALL),
    /** The connection is closed after all was done. */
    RESET_AFTER(Where.CALL),
    /** {@code -1006}, carried out if {@code effect}. */
    UNEXPECTED_RESPONSE(Where.CALL),
    /** {@code -1007}, carried out if {@code effect}. */
    TIMEOUT(Where.CALL),
    /** {@code -1008}, nothing done. */
    SERVER_BUSY(Where.CALL),
    /** HTTP {@code status} (else 502) with a page nobody can read, carried out if {@code effect}. */
    SERVER_ERROR(Where.CALL),
    /** 429 with {@code Retry-After} of {@code millis}. */
    TOO_MANY_REQUESTS(Where.CALL),
    /** 418 with {@code Retry-After} of {@code millis}. */
    BANNED(Where.CALL),
    /** Queries do not know yet what is younger than {@code millis}. */
    QUERY_LAG(Where.CALL),
    /** Open orders are answered without the orders of the symbol, though they rest. */
    OPEN_ORDER_HIDDEN(Where.CALL),
    /** The order book is answered as it was when this fault was set, older than the stream. */
    SNAPSHOT_OLD(Where.CALL),
    /** The event leaves after {@code millis}. */
    EVENT_LATE(Where.EVENT),
    EVENT_LOST(Where.EVENT),
    EVENT_REPEATED(Where.EVENT),
    /** The event leaves after the one that follows it. */
    EVENT_REORDERED(Where.EVENT),
    /** For {@code millis} nothing more is sent, on a connection that stays open. */
    STREAM_SILENT(Where.EVENT);

    /** Whether a fault befalls calls or events. */
    enum Where {
        CALL,
        EVENT
    }

    private final Where where;

    FaultKind(Where where) {
        this.where = where;
    }

    Where where() {
        return where;
    }
}
