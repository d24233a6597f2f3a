package dev.lockstep.api.candle;

import dev.lockstep.engine.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest candles of one instrument and timeframe, without holes. After a hole it begins anew, since a chart with a
 * gap that nobody sees is worse than a short one; the venue's history then fills it up.
 */
final class CandleSeries {
    static final int CAPACITY = 500;

    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(10);
    private static final int TIMES_LATE = 3;
    private static final Duration ANSWER_GOOD_FOR = Duration.ofSeconds(5);

    private final Deque<Candle> candles = new ArrayDeque<>();
    private @Nullable Instant askedAt;
    private @Nullable Instant receivedAt;
    private @Nullable Duration distance;

    /** A candle of the feed; a repeated or late one changes nothing. */
    synchronized void add(Candle candle, Instant now) {
        Candle last = candles.peekLast();
        if (last != null && !candle.openTime().isAfter(last.openTime())) {
            return;
        }
        if (last != null && !candle.openTime().equals(last.closeTime())) {
            candles.clear();
            askedAt = null;
        }
        candles.addLast(candle);
        if (candles.size() > CAPACITY) {
            candles.removeFirst();
        }
        distance = receivedAt == null ? null : Duration.between(receivedAt, now);
        receivedAt = now;
    }

    /** The venue's history, oldest first: what joins on at the front is taken; all of it where no feed tells more. */
    synchronized void backfill(List<Candle> history, Instant now) {
        if (receivedAt == null) {
            candles.clear();
        }
        Iterator<Candle> newestFirst = history.reversed().iterator();
        while (newestFirst.hasNext() && candles.size() < CAPACITY) {
            Candle candle = newestFirst.next();
            Candle first = candles.peekFirst();
            if (first == null || candle.closeTime().equals(first.openTime())) {
                candles.addFirst(candle);
            }
        }
        askedAt = now;
    }

    /** Whether there is no use in asking the venue for {@code count} candles; what no feed tells is asked for again. */
    synchronized boolean holds(int count, Instant now) {
        Instant asked = askedAt;
        return receivedAt == null
                ? asked != null && now.isBefore(asked.plus(ANSWER_GOOD_FOR))
                : asked != null || candles.size() >= count;
    }

    /** The last {@code count}, oldest first. */
    synchronized List<Candle> last(int count) {
        return candles.stream().skip(Math.max(0, candles.size() - count)).toList();
    }

    synchronized @Nullable Instant receivedAt() {
        return receivedAt;
    }

    /** Whether candles come as often as they did; three times the usual distance is late, 10 s never. */
    synchronized FeedFreshness freshness(Instant now, Duration length) {
        if (receivedAt == null) {
            return FeedFreshness.SILENT;
        }
        Duration usual = distance == null ? length : distance;
        Duration patience = usual.multipliedBy(TIMES_LATE);
        Duration allowed = patience.compareTo(SHORTEST_PATIENCE) < 0 ? SHORTEST_PATIENCE : patience;
        return now.isAfter(receivedAt.plus(allowed)) ? FeedFreshness.STALE : FeedFreshness.LIVE;
    }
}
