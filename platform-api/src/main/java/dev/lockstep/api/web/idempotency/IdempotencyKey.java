package dev.lockstep.api.web.idempotency;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The caller's own name for one write, the same on every repetition of it.
 *
 * @param value 8 to 128 characters out of letters, digits, {@code . _ : -}
 */
public record IdempotencyKey(String value) {
    public static final String HEADER = "Idempotency-Key";

    /** On answers that were given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{8,128}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new RefusedException(
                    ProblemCode.IDEMPOTENCY_KEY_INVALID, "the key is not 8 to 128 of A-Z a-z 0-9 . _ : -");
        }
    }

    /** From the header; the draft writes it as a quoted string, most clients don't: both are taken. */
    public static IdempotencyKey of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new RefusedException(ProblemCode.IDEMPOTENCY_KEY_MISSING, "every write needs the header " + HEADER);
        }
        String text = header.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return new IdempotencyKey(quoted ? text.substring(1, text.length() - 1) : text);
    }
}
