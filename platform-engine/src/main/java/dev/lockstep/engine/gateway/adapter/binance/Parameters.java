package dev.lockstep.engine.gateway.adapter.binance;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request's parameters in the order they were added, percent-encoded before they are signed (symbols may be
 * non-ASCII).
 */
final class Parameters {
    private final Map<String, String> values = new LinkedHashMap<>();

    static Parameters none() {
        return new Parameters();
    }

    static Parameters of(String name, String value) {
        return none().with(name, value);
    }

    Parameters with(String name, String value) {
        Parameters next = new Parameters();
        next.values.putAll(values);
        next.values.put(name, value);
        return next;
    }

    Parameters with(String name, BigDecimal value) {
        return with(name, value.toPlainString());
    }

    Parameters with(String name, long value) {
        return with(name, Long.toString(value));
    }

    String encoded() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
