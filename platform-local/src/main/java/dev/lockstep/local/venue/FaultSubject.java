package dev.lockstep.local.venue;

/**
 * What a fault may befall.
 *
 * @param where a call or an event
 * @param endpoint method and path of a call, kind of an event
 * @param symbol or empty
 * @param account or empty
 */
record FaultSubject(FaultKind.Where where, String endpoint, String symbol, String account) {
    static FaultSubject call(String endpoint, String symbol, String account) {
        return new FaultSubject(FaultKind.Where.CALL, endpoint, symbol, account);
    }

    static FaultSubject event(String kind, String symbol, String account) {
        return new FaultSubject(FaultKind.Where.EVENT, kind, symbol, account);
    }
}
