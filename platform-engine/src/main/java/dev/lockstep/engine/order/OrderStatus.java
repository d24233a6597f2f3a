package dev.lockstep.engine.order;

/** An order's state; the venue's words where it has one. */
public enum OrderStatus {
    /** Durable with us, the venue's answer is out. */
    PENDING,
    /** The venue's answer is lost; evidence decides. */
    UNKNOWN,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    EXPIRED,
    REJECTED,
    /** Never left us, or proven absent at the venue. */
    NOT_PLACED;

    public boolean isTerminal() {
        return switch (this) {
            case FILLED, CANCELED, EXPIRED, REJECTED, NOT_PLACED -> true;
            case PENDING, UNKNOWN, NEW, PARTIALLY_FILLED -> false;
        };
    }

    /** Whether it rests or may rest at the venue. */
    public boolean isOpen() {
        return !isTerminal();
    }
}
