package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.Amount;
import dev.lockstep.engine.venue.VenueRefusal;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters of a call with the checks and error texts of Binance's 11xx family. */
final class Params {
    private static final String DECIMAL_RANGE = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final Pattern DECIMAL = Pattern.compile(DECIMAL_RANGE);
    private static final String CLIENT_ID_RANGE = "^[a-zA-Z0-9-_]{1,36}$";
    private static final Pattern CLIENT_ID = Pattern.compile(CLIENT_ID_RANGE);

    private static final Pattern SYMBOL = Pattern.compile("[\\p{L}\\p{N}\\-_.&&[^a-z]]{1,50}");
    private static final long DAY = 86_400_000;

    private final Map<String, String> values;

    Params(Map<String, String> values) {
        this.values = values;
    }

    /** From a query string and a form body; where both name a parameter the query wins (rest-api.md). */
    static Params of(String query, String body) {
        Map<String, String> values = new LinkedHashMap<>();
        read(body, values);
        read(query, values);
        return new Params(values);
    }

    /** From the {@code params} of a WebSocket API request; a list or an object in it is read as its text. */
    static Params of(@Nullable JsonNode object) {
        Map<String, String> values = new LinkedHashMap<>();
        if (object != null && object.isObject()) {
            object.properties().forEach(entry -> {
                JsonNode value = entry.getValue();
                if (!value.isNull()) {
                    values.put(entry.getKey(), value.isValueNode() ? value.asString() : value.toString());
                }
            });
        }
        return new Params(values);
    }

    private static void read(String encoded, Map<String, String> values) {
        Set<String> seen = new HashSet<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decode(pair.substring(0, equals));
                if (!seen.add(name)) {
                    throw new VenueRefusal(-1101, "Duplicate values for a parameter detected.");
                }
                values.put(name, decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new VenueRefusal(-1100, "Illegal characters found in a parameter.");
        }
    }

    Map<String, String> values() {
        return values;
    }

    boolean has(String name) {
        return optional(name) != null;
    }

    @Nullable
    String optional(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    static VenueRefusal missing(String name) {
        return new VenueRefusal(
                -1102, "Mandatory parameter '" + name + "' was not sent, was empty/null, or malformed.");
    }

    static VenueRefusal invalid(String name) {
        return new VenueRefusal(-1130, "Data sent for parameter '" + name + "' is not valid.");
    }

    private static VenueRefusal illegal(String name, String range) {
        return new VenueRefusal(
                -1100, "Illegal characters found in parameter '" + name + "'; legal range is '" + range + "'.");
    }

    void notAllowed(String name) {
        if (has(name)) {
            throw new VenueRefusal(-1106, "Parameter '" + name + "' sent when not required.");
        }
    }

    /** Of parameters that exclude each other at most one may be there. */
    void atMostOneOf(String... names) {
        if (Stream.of(names).filter(this::has).count() > 1) {
            throw badCombination();
        }
    }

    static VenueRefusal badCombination() {
        return new VenueRefusal(-1128, "Combination of optional parameters invalid.");
    }

    /** Both ends of a time span, if both are there, may not be further apart than a day. */
    void atMostADay(String from, String to) {
        Long start = optionalLong(from);
        Long end = optionalLong(to);
        if (start != null && end != null && end - start > DAY) {
            throw new VenueRefusal(-1127, "More than 24 hours between " + from + " and " + to + ".");
        }
    }

    String symbol() {
        String symbol = text("symbol");
        if (!SYMBOL.matcher(symbol).matches()) {
            throw illegal("symbol", "^[\\w\\-._&&[^a-z]]{1,50}$");
        }
        return symbol;
    }

    @Nullable
    Long optionalLong(String name) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw illegal(name, "^[0-9]{1,20}$");
        }
    }

    long mandatoryLong(String name) {
        Long value = optionalLong(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    int limit(String name, int usual, int most) {
        Long value = optionalLong(name);
        if (value == null) {
            return usual;
        }
        if (value < 1) {
            throw invalid(name);
        }
        return (int) Math.min(value, most);
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? flag(name) : otherwise;
    }

    boolean flag(String name) {
        return "true".equalsIgnoreCase(optional(name));
    }

    BigDecimal decimal(String name) {
        String value = text(name);
        if (!DECIMAL.matcher(value).matches()) {
            throw illegal(name, DECIMAL_RANGE);
        }
        BigDecimal decimal = new BigDecimal(value).stripTrailingZeros();
        if (decimal.scale() > Amount.SCALE) {
            throw new VenueRefusal(-1111, "Parameter '" + name + "' has too much precision.");
        }
        return Amount.of(decimal);
    }

    @Nullable
    String clientId(String name) {
        String value = optional(name);
        if (value != null && !CLIENT_ID.matcher(value).matches()) {
            throw illegal(name, CLIENT_ID_RANGE);
        }
        return value;
    }

    /** One word of an enum; an unknown one is refused with the given code and text. */
    static <E extends Enum<E>> E word(String value, Class<E> type, int code, String message) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new VenueRefusal(code, message);
    }
}
