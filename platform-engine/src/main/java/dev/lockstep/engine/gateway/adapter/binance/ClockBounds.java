package dev.lockstep.engine.gateway.adapter.binance;

import java.time.Duration;
import java.time.Instant;

/**
 * Where the venue's clock can stand, relative to ours. It read its time somewhere between our question and its answer,
 * so a slow answer tells little: which end to use depends on which mistake would hurt.
 *
 * @param earliest venue minus wall clock, at least: for signing, since a timestamp from the future is refused and one
 *     slightly old is not
 * @param latest venue minus wall clock, at most: for deciding whether something may still leave
 * @param at wall clock, when it was known
 */
record ClockBounds(Duration earliest, Duration latest, Instant at) {
    private static final Duration TIGHT = Duration.ofMillis(250);
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    static ClockBounds of(Instant asked, Instant venue, Instant answered) {
        return new ClockBounds(
                Duration.between(answered, venue),
                Duration.between(asked, venue).plusMillis(1),
                answered);
    }

    /** Both questions' knowledge; the newer alone where they contradict each other, because a clock was set. */
    ClockBounds and(ClockBounds older) {
        Duration from = earliest.compareTo(older.earliest) >= 0 ? earliest : older.earliest;
        Duration to = latest.compareTo(older.latest) <= 0 ? latest : older.latest;
        return from.compareTo(to) <= 0 ? new ClockBounds(from, to, at) : this;
    }

    boolean isTight() {
        return latest.minus(earliest).compareTo(TIGHT) <= 0;
    }

    boolean isFresh(Instant now, Duration refresh) {
        return now.isBefore(at.plus(isTight() ? refresh : SHORTLY));
    }
}
