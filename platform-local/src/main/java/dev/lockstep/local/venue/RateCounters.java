package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueRefusal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client has used: request weight per address and minute, new orders per account and ten seconds and day
 * (Binance: "LIMITS" in rest-api.md).
 */
final class RateCounters {
    static final int WEIGHT_PER_MINUTE = 6_000;
    static final int ORDERS_PER_TEN_SECONDS = 100;
    static final int ORDERS_PER_DAY = 200_000;
    private static final int MOST_COUNTERS = 10_000;

    private record Window(long number, long count) {}

    private final Map<String, Window> windows = new HashMap<>();
    private final InstantSource wall;

    RateCounters(InstantSource wall) {
        this.wall = wall;
    }

    long weight(String source, int more) {
        return count("weight|" + source, 60_000, more);
    }

    /** Counts new orders; {@code -1015} when it would be too many. */
    void orders(String account, int more) {
        long used = count("10s|" + account, 10_000, 0);
        if (used + more > ORDERS_PER_TEN_SECONDS) {
            throw new VenueRefusal(
                    -1015,
                    "Too many new orders; current limit is " + ORDERS_PER_TEN_SECONDS + " orders per 10 SECOND.");
        }
        var _ = count("10s|" + account, 10_000, more);
        var _ = count("1d|" + account, 86_400_000, more);
    }

    long ordersInTenSeconds(String account) {
        return count("10s|" + account, 10_000, 0);
    }

    long ordersInDay(String account) {
        return count("1d|" + account, 86_400_000, 0);
    }

    private synchronized long count(String name, long length, long more) {
        if (windows.size() > MOST_COUNTERS) {
            windows.clear(); // forgetting is kinder than growing without end
        }
        long number = wall.millis() / length;
        Window window = windows.get(name);
        long before = window == null || window.number() != number ? 0 : window.count();
        windows.put(name, new Window(number, before + more));
        return before + more;
    }

    /** The {@code rateLimits} part of WebSocket API answers. */
    List<Map<String, @Nullable Object>> shown(String source) {
        return List.of(limit("REQUEST_WEIGHT", "MINUTE", 1, WEIGHT_PER_MINUTE, weight(source, 0)));
    }

    List<Map<String, @Nullable Object>> ordersShown(String account) {
        return List.of(
                limit("ORDERS", "SECOND", 10, ORDERS_PER_TEN_SECONDS, ordersInTenSeconds(account)),
                limit("ORDERS", "DAY", 1, ORDERS_PER_DAY, ordersInDay(account)));
    }

    private static Map<String, @Nullable Object> limit(
            String type, String interval, int number, int limit, long count) {
        return Json.object(
                "rateLimitType", type, "interval", interval, "intervalNum", number, "limit", limit, "count", count);
    }
}
