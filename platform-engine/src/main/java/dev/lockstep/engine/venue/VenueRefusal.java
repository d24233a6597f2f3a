package dev.lockstep.engine.venue;

/**
 * The venue says no: its error code and message, word for word as in Binance's {@code errors.md}. Nothing changed. It
 * is the simulated venue's own answer, not a fault of the platform, so it stands outside the {@code Problem} family.
 */
public final class VenueRefusal extends RuntimeException {
    private final int code;

    public VenueRefusal(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The text after {@code "msg":}. */
    public String text() {
        return String.valueOf(getMessage());
    }

    static VenueRefusal filter(String name) {
        return new VenueRefusal(-1013, "Filter failure: " + name);
    }

    static VenueRefusal rejected(String message) {
        return new VenueRefusal(-2010, message);
    }

    static VenueRefusal marketClosed() {
        return rejected("Market is closed.");
    }

    static VenueRefusal amendRejected(String message) {
        return new VenueRefusal(-2038, message);
    }

    static VenueRefusal insufficientBalance() {
        return rejected("Account has insufficient balance for requested action.");
    }

    static VenueRefusal unknownOrder() {
        return new VenueRefusal(-2011, "Unknown order sent.");
    }

    static VenueRefusal noSuchOrder() {
        return new VenueRefusal(-2013, "Order does not exist.");
    }

    static VenueRefusal badSymbol() {
        return new VenueRefusal(-1121, "Invalid symbol.");
    }
}
