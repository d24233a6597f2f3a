package dev.lockstep.engine.market;

import dev.lockstep.engine.problem.InvalidRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How long a candle lasts; the texts are the venues' own. */
public enum Timeframe {
    M1("1m", Duration.ofMinutes(1)),
    M3("3m", Duration.ofMinutes(3)),
    M5("5m", Duration.ofMinutes(5)),
    M15("15m", Duration.ofMinutes(15)),
    M30("30m", Duration.ofMinutes(30)),
    H1("1h", Duration.ofHours(1)),
    H2("2h", Duration.ofHours(2)),
    H4("4h", Duration.ofHours(4)),
    H8("8h", Duration.ofHours(8)),
    H12("12h", Duration.ofHours(12)),
    D1("1d", Duration.ofDays(1));

    private final String text;
    private final Duration length;

    Timeframe(String text, Duration length) {
        this.text = text;
        this.length = length;
    }

    public static Timeframe of(String text) {
        return Arrays.stream(values())
                .filter(timeframe -> timeframe.text.equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(text));
    }

    public String text() {
        return text;
    }

    public Duration length() {
        return length;
    }

    /** The open time of the candle that {@code instant} falls into. */
    public Instant openOf(Instant instant) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), millis) * millis);
    }

    private static InvalidRequest unknown(String text) {
        String known = Arrays.stream(values()).map(Timeframe::text).collect(Collectors.joining(", "));
        return new InvalidRequest(
                "timeframe_unknown", "timeframe \"" + text + "\" is not known", "use one of " + known);
    }

    @Override
    public String toString() {
        return text;
    }
}
