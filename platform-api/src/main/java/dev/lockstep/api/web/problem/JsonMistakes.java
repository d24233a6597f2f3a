package dev.lockstep.api.web.problem;

import dev.lockstep.engine.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What Jackson has to say about a body, in our words: its own messages name classes of ours. */
final class JsonMistakes {
    private JsonMistakes() {}

    static Refusal of(JacksonException mistake) {
        return switch (mistake) {
            case StreamConstraintsException tooMuch -> tooMuch(tooMuch);
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case DatabindException databind -> databind(databind);
            default -> malformed(mistake);
        };
    }

    /** A record's constructor may refuse a value with a problem of its own; that one says it best. */
    static Optional<Problem> refusedByValue(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof Problem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private static Refusal tooMuch(StreamConstraintsException tooMuch) {
        boolean depth = String.valueOf(tooMuch.getMessage()).contains("nesting depth");
        return depth
                ? Refusal.of(ProblemCode.BODY_TOO_DEEP, "the body is nested more deeply than any request needs")
                : Refusal.of(ProblemCode.BODY_MALFORMED, "a name, text or number in the body is too long");
    }

    private static Refusal unknown(UnrecognizedPropertyException unknown) {
        String path = path(unknown);
        String known = knownNames(unknown);
        return Refusal.of(ProblemCode.FIELD_UNKNOWN, "the body has a field \"" + path + "\"; known are " + known)
                .withContext(Map.of("field", path));
    }

    private static String knownNames(UnrecognizedPropertyException unknown) {
        var names = unknown.getKnownPropertyIds();
        return names == null
                ? "others"
                : names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static Refusal databind(DatabindException databind) {
        String path = path(databind);
        if (path.isEmpty()) {
            return Refusal.of(ProblemCode.FIELD_TYPE, "the body is not a JSON object of the expected shape");
        }
        return Refusal.of(ProblemCode.FIELD_TYPE, "the field \"" + path + "\" is not " + expected(databind))
                .withContext(Map.of("field", path));
    }

    private static String expected(DatabindException databind) {
        Class<?> type = databind instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
        return type == null ? "of the expected type" : word(type);
    }

    private static String word(Class<?> type) {
        if (type.isEnum()) {
            return "one of its words";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Boolean", "boolean" -> "true or false";
            case "List", "ArrayList" -> "a list";
            case "UUID" -> "a UUID";
            case "Duration" -> "a duration like PT5M";
            default -> "an object";
        };
    }

    private static Refusal malformed(JacksonException mistake) {
        var at = mistake.getLocation();
        String where = at == null || at.getLineNr() < 1
                ? ""
                : String.format(Locale.ROOT, " at line %d, column %d", at.getLineNr(), at.getColumnNr());
        return Refusal.of(ProblemCode.BODY_MALFORMED, "the body stops being JSON" + where);
    }

    private static String path(DatabindException databind) {
        List<JacksonException.Reference> steps = databind.getPath();
        return steps.stream().map(JsonMistakes::step).collect(Collectors.joining("."));
    }

    private static String step(JacksonException.Reference step) {
        @Nullable String name = step.getPropertyName();
        return name != null ? name : String.valueOf(step.getIndex());
    }
}
