package dev.lockstep.engine.market;

/** What the venue does with orders for a symbol just now. */
public enum SymbolStatus {
    TRADING,
    CANCEL_ONLY,
    NOT_TRADABLE;

    /** The venue's word; one we do not know must not be traded on (Binance adds statuses without notice). */
    public static SymbolStatus ofVenue(String word) {
        return switch (word) {
            case "TRADING" -> TRADING;
            case "CANCEL_ONLY" -> CANCEL_ONLY;
            default -> NOT_TRADABLE;
        };
    }
}
