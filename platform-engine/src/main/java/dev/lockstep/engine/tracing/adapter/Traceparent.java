package dev.lockstep.engine.tracing.adapter;

import io.micrometer.tracing.TraceContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C trace context, version 00. */
record Traceparent(String traceId, String spanId, boolean sampled) {
    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int HEX = 16;

    static Traceparent of(TraceContext span) {
        return new Traceparent(span.traceId(), span.spanId(), Boolean.TRUE.equals(span.sampled()));
    }

    /** Null where there is none, or one we don't understand. */
    static @Nullable Traceparent parse(@Nullable String text) {
        Matcher parts = FORM.matcher(text == null ? "" : text);
        return parts.matches()
                ? new Traceparent(parts.group(1), parts.group(2), (Integer.parseInt(parts.group(3), HEX) & 1) == 1)
                : null;
    }

    String text() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
