package dev.lockstep.engine.time;

/**
 * The thread through one decision: born with the signal (or given by a caller), on every log line, event and order row.
 *
 * @param value 8 to 64 characters out of letters, digits, {@code . _ : -}
 */
public record CorrelationId(String value) {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;

    public CorrelationId {
        if (!hasForm(value)) {
            throw new IllegalArgumentException("correlation id must be 8 to 64 of A-Z a-z 0-9 . _ : -");
        }
    }

    /** The same words give the same id, so that a replayed run can be compared line by line. */
    public static CorrelationId derived(Object... words) {
        return new CorrelationId(DerivedId.hex(32, words));
    }

    private static boolean hasForm(String text) {
        boolean fits = text.length() >= SHORTEST && text.length() <= LONGEST;
        for (int i = 0; fits && i < text.length(); i++) {
            char c = text.charAt(i);
            fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._:-".indexOf(c) >= 0;
        }
        return fits;
    }

    @Override
    public String toString() {
        return value;
    }
}
