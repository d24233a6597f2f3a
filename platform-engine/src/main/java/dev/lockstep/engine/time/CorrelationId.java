package dev.lockstep.engine.time;

import java.util.regex.Pattern;

/**
 * The thread through one decision: born with the signal (or given by a caller), on every log line, event and order row.
 *
 * @param value 8 to 64 characters out of letters, digits, {@code . _ : -}
 */
public record CorrelationId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{8,64}");

    public CorrelationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("correlation id must be 8 to 64 of A-Z a-z 0-9 . _ : -");
        }
    }

    /** The same words give the same id, so that a replayed run can be compared line by line. */
    public static CorrelationId derived(Object... words) {
        return new CorrelationId(DerivedId.hex(32, words));
    }

    @Override
    public String toString() {
        return value;
    }
}
