package dev.lockstep.engine.gateway.adapter.binance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the venue's JSON field by field. Amounts are strings there and become {@link BigDecimal}s without a detour
 * through binary floating point; whatever is missing or malformed is an {@link UnreadableAnswer}.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode() || !node.isContainer()) {
                throw new UnreadableAnswer("no JSON object or list");
            }
            return node;
        } catch (JacksonException e) {
            throw new UnreadableAnswer("not JSON: " + e.getOriginalMessage());
        }
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static JsonNode field(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (field.isMissingNode() || field.isNull()) {
            throw new UnreadableAnswer("no field " + name);
        }
        return field;
    }

    static String text(JsonNode node, String name) {
        JsonNode field = field(node, name);
        if (!field.isValueNode()) {
            throw new UnreadableAnswer("field " + name + " is not a value");
        }
        return field.asString();
    }

    /** The field's text, or an empty one where it is missing or null. */
    static String textOrEmpty(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    static BigDecimal decimal(JsonNode node, String name) {
        return decimal(text(node, name), name);
    }

    static BigDecimal decimal(String text, String name) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new UnreadableAnswer("field " + name + " is not a number: " + text);
        }
    }

    static long number(JsonNode node, String name) {
        JsonNode field = field(node, name);
        if (!field.isIntegralNumber() || !field.canConvertToLong()) {
            throw new UnreadableAnswer("field " + name + " is not a whole number");
        }
        return field.longValue();
    }

    static Instant millis(JsonNode node, String name) {
        return Instant.ofEpochMilli(number(node, name));
    }

    static List<JsonNode> list(JsonNode node, String name) {
        JsonNode field = field(node, name);
        if (!field.isArray()) {
            throw new UnreadableAnswer("field " + name + " is not a list");
        }
        return List.copyOf(field.values());
    }

    static List<JsonNode> list(JsonNode node) {
        if (!node.isArray()) {
            throw new UnreadableAnswer("not a list");
        }
        return List.copyOf(node.values());
    }
}
