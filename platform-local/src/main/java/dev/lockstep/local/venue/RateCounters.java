package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.VenueEvent;
import dev.lockstep.engine.venue.VenueRefusal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What clients have used (Binance: "LIMITS" in rest-api.md): request weight per address and minute, new orders per
 * account and ten seconds and day. Who uses too much is answered 429, who goes on nevertheless 418 for two minutes, and
 * twice as long each time, up to three days. An order that trades is taken off its account's order counts.
 */
final class RateCounters {
    private static final int MOST_COUNTERS = 10_000;
    private static final long MINUTE = 60_000;
    private static final long FIVE_MINUTES = 300_000;
    private static final long TEN_SECONDS = 10_000;
    private static final long DAY = 86_400_000;
    private static final long SHORTEST_BAN = 120_000;
    private static final long LONGEST_BAN = 3 * DAY;

    private record Window(long number, long count) {}

    private record Ban(long until, long length) {}

    private final Map<String, Window> windows = new HashMap<>();
    private final Map<String, Ban> bans = new HashMap<>();
    private final InstantSource wall;
    private volatile RateLimits limits = RateLimits.USUAL;

    RateCounters(InstantSource wall) {
        this.wall = wall;
    }

    RateLimits limits() {
        return limits;
    }

    void limits(RateLimits changed) {
        limits = changed;
    }

    /** Lets a request in and charges its weight, or says why not. */
    synchronized @Nullable Answer admit(String source, int weight) {
        Ban ban = bans.get(source);
        long now = wall.millis();
        if (ban != null && ban.until() > now) {
            return banned(ban.until());
        }
        long raw = count("raw|" + source, FIVE_MINUTES, 1);
        long used = count("weight|" + source, MINUTE, weight);
        boolean tooMany = raw > limits.rawPerFiveMinutes();
        if (used <= limits.weightPerMinute() && !tooMany) {
            return null;
        }
        if (count("over|" + source, MINUTE, 1) > limits.requestsAfterLimit()) {
            long length = ban == null ? SHORTEST_BAN : Math.min(ban.length() * 2, LONGEST_BAN);
            bans.put(source, new Ban(now + length, length));
            return banned(now + length);
        }
        long window = tooMany ? FIVE_MINUTES : MINUTE;
        String limit = tooMany
                ? limits.rawPerFiveMinutes() + " raw requests per 5 MINUTE"
                : limits.weightPerMinute() + " request weight per 1 MINUTE";
        return limited(
                429,
                "Too much request weight used; current limit is " + limit
                        + ". Please use WebSocket Streams for live updates to avoid polling the API.",
                (now / window + 1) * window);
    }

    private Answer banned(long until) {
        return limited(
                418,
                "Way too much request weight used; IP banned until " + until
                        + ". Please use WebSocket Streams for live updates to avoid bans.",
                until);
    }

    /** An answer that says when to come back, in its header and, for the WebSocket API, beside the message. */
    Answer limited(int status, String message, long until) {
        long now = wall.millis();
        long seconds = Math.max(1, (until - now + 999) / 1_000);
        return Answer.refused(status, -1003, message)
                .with(Map.of("Retry-After", Long.toString(seconds)))
                .withData(Json.object("serverTime", now, "retryAfter", until));
    }

    /** Charges what a failed trading request weighs. */
    long weight(String source, int more) {
        return count("weight|" + source, MINUTE, more);
    }

    /** Whether the account may place this many more orders: {@code -1015} when it would be too many. */
    void checkOrders(String account, int more) {
        RateLimits now = limits;
        if (ordersInTenSeconds(account) + more > now.ordersPerTenSeconds()) {
            throw tooManyOrders(now.ordersPerTenSeconds() + " orders per 10 SECOND");
        }
        if (ordersInDay(account) + more > now.ordersPerDay()) {
            throw tooManyOrders(now.ordersPerDay() + " orders per 1 DAY");
        }
    }

    private static VenueRefusal tooManyOrders(String limit) {
        return new VenueRefusal(-1015, "Too many new orders; current limit is " + limit + ".");
    }

    /** Counts new orders, or, negative, orders that were filled. */
    void orders(String account, int more) {
        var _ = count("10s|" + account, TEN_SECONDS, more);
        var _ = count("1d|" + account, DAY, more);
    }

    /** Orders that traded for the first time no longer count as unfilled. */
    void fills(List<VenueEvent> events) {
        for (VenueEvent event : events) {
            if (event instanceof VenueEvent.OrderReported report && report.trade() != null) {
                boolean first =
                        report.order().executed().compareTo(report.trade().quantity()) == 0;
                orders(report.order().account(), first ? -1 : 0);
            }
        }
    }

    long ordersInTenSeconds(String account) {
        return count("10s|" + account, TEN_SECONDS, 0);
    }

    long ordersInDay(String account) {
        return count("1d|" + account, DAY, 0);
    }

    private synchronized long count(String name, long length, long more) {
        if (windows.size() > MOST_COUNTERS) {
            windows.clear(); // forgetting is kinder than growing without end
        }
        long number = wall.millis() / length;
        Window window = windows.get(name);
        long before = window == null || window.number() != number ? 0 : window.count();
        long after = Math.max(0, before + more);
        windows.put(name, new Window(number, after));
        return after;
    }

    /** The {@code rateLimits} part of WebSocket API answers. */
    List<Map<String, @Nullable Object>> shown(String source) {
        return List.of(limit("REQUEST_WEIGHT", "MINUTE", 1, limits.weightPerMinute(), weight(source, 0)));
    }

    List<Map<String, @Nullable Object>> ordersShown(String account) {
        return List.of(
                limit("ORDERS", "SECOND", 10, limits.ordersPerTenSeconds(), ordersInTenSeconds(account)),
                limit("ORDERS", "DAY", 1, limits.ordersPerDay(), ordersInDay(account)));
    }

    private static Map<String, @Nullable Object> limit(
            String type, String interval, int number, int limit, long count) {
        return Json.object(
                "rateLimitType", type, "interval", interval, "intervalNum", number, "limit", limit, "count", count);
    }
}
