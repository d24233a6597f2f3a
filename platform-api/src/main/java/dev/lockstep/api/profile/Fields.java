package dev.lockstep.api.profile;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.Refusal;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.engine.money.Asset;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields of a body as values, each mistake with the field's name. */
final class Fields {
    /** What a {@code numeric(38,18)} holds; no exponents, whose expansion would cost memory. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,18})?");

    private static final int MAX_SHOWN = 40;

    private Fields() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new RefusedException(Refusal.of(ProblemCode.FIELD_MISSING, "the field \"" + field + "\" is missing")
                    .withContext(Map.of("field", field)));
        }
        return value;
    }

    static BigDecimal decimal(String field, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw invalid(field, text, "a decimal like \"12.5\" with at most 20 digits before and 18 after the point");
        }
        return new BigDecimal(text);
    }

    static Asset asset(String field, String text) {
        try {
            return Asset.of(text);
        } catch (IllegalArgumentException e) {
            throw invalid(field, text, "an asset's code like USDT");
        }
    }

    static Duration duration(String field, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw invalid(field, text, "a duration like PT5M");
        }
    }

    /** Text for people: nothing in it that would break a line or hide. */
    static String name(String field, String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid(field, "…", "free of control characters");
        }
        return text.strip();
    }

    static RefusedException invalid(String field, String value, String expected) {
        String shown = value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "…" : value;
        return new RefusedException(Refusal.of(
                        ProblemCode.FIELD_INVALID, "the field \"" + field + "\" is \"" + shown + "\", not " + expected)
                .withContext(Map.of("field", field)));
    }
}
