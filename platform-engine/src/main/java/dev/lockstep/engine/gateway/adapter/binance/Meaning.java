package dev.lockstep.engine.gateway.adapter.binance;

/**
 * What a refusal in the venue's own form says about the order it was given for. The split is the documentation's: a 5xx
 * and the codes that say "status unknown" must not be treated as failure; every other code is a definite answer.
 */
enum Meaning {
    /** The order may exist: only asking for it tells. */
    AMBIGUOUS,
    /** Definitely not taken; the same words again would be refused again. */
    REFUSED,
    /** Definitely not taken, for a reason that passes: too many requests, a request that came too late. */
    REFUSED_FOR_NOW,
    /** Nothing of that name is open. */
    NOT_OPEN,
    /** The venue knows no order of that name, at this moment. */
    ABSENT,
    /** Over without a fill for more than 90 days. */
    ARCHIVED;

    static Meaning of(RestAnswer.Refused refused) {
        if (isRateLimit(refused.status())) {
            return REFUSED_FOR_NOW;
        }
        return refused.status() >= 500 ? AMBIGUOUS : ofCode(refused);
    }

    static boolean isRateLimit(int status) {
        return status == VenueLimits.TOO_MANY_REQUESTS || status == VenueLimits.BANNED;
    }

    private static Meaning ofCode(RestAnswer.Refused refused) {
        return switch (refused.code()) {
            // unknown error, internal error, unexpected response, time-out, busy, shutting down
            case -1000, -1001, -1006, -1007, -1008, -1016 -> AMBIGUOUS;
            // too much weight, too many orders, outside the receive window, too many connections
            case -1003, -1015, -1021, -1034 -> REFUSED_FOR_NOW;
            // the one rejection that says the order is there
            case -2010 -> refused.message().startsWith("Duplicate order sent") ? AMBIGUOUS : REFUSED;
            case -2011 -> refused.message().startsWith("Unknown order sent") ? NOT_OPEN : REFUSED;
            case -2013 -> ABSENT;
            case -2026 -> ARCHIVED;
            default -> REFUSED;
        };
    }
}
