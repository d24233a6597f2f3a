package dev.lockstep.db;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** The arguments of the functions as JSON; the examples of db/README.md with the values a test cares about. */
final class Requests {
    static final String AT = "2026-01-01T00:00:00Z";

    private Requests() {}

    static String createProfile(Scene scene, UUID id, String name, String capital) {
        return """
                {"profile": {"tenant": "%s", "id": "%s", "account": "%s", "name": "%s",
                    "watchlist": [{"venue": "binance", "symbol": "BTCUSDT", "base": "BTC", "quote": "USDT"}],
                    "timeframe": "1m", "strategy": {"kind": "ema_cross", "parameters": {"fast": "9", "slow": "21"}},
                    "limits": {"position_size": "10", "stop_loss": "2", "take_profit": "4", "max_slippage": "0.1",
                               "max_daily_loss": "5", "max_open_positions": 3, "cooldown_us": 0},
                    "mode": "PAPER", "capital": "%s", "capital_asset": "USDT", "desired": "RUNNING", "observed": "IDLE",
                    "fault_reason": null, "created_at": "%s", "updated_at": "%s"},
                 "funding": %s, "events": [%s]}
                """.formatted(
                        scene.tenant,
                        id,
                        scene.account,
                        name,
                        capital,
                        AT,
                        AT,
                        entry(
                                scene,
                                id,
                                "fund:" + id,
                                "FUND",
                                posting(scene, id, "AVAILABLE", "", "USDT", capital),
                                posting(scene, id, "CAPITAL", "", "USDT", "-" + capital)),
                        event(scene, "ProfileChanged"));
    }

    static String event(Scene scene, String type) {
        return event(scene, type, UUID.randomUUID());
    }

    static String event(Scene scene, String type, UUID id) {
        return """
                {"id": "%s", "tenant": "%s", "type": "%s", "payload": {"profileId": "%s"}, "correlation_id": "corr-0001",
                 "traceparent": null, "occurred_at": "%s"}
                """.formatted(id, scene.tenant, type, scene.profile, AT);
    }

    static String entry(Scene scene, UUID profile, String key, String kind, String... postings) {
        return """
                {"id": "%s", "tenant": "%s", "profile": "%s", "key": "%s", "kind": "%s", "postings": [%s],
                 "correlation_id": "corr-0001", "occurred_at": "%s"}
                """.formatted(
                        UUID.nameUUIDFromBytes((scene.tenant + "|" + profile + "|" + key)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        scene.tenant,
                        profile,
                        key,
                        kind,
                        String.join(",", postings),
                        AT);
    }

    static String posting(Scene scene, String kind, String reference, String asset, String delta) {
        return posting(scene, scene.profile, kind, reference, asset, delta);
    }

    static String posting(Scene scene, UUID profile, String kind, String reference, String asset, String delta) {
        return """
                {"account": {"exchange_account": "%s", "profile": "%s", "kind": "%s", "reference": "%s", "asset": "%s"},
                 "delta": "%s"}
                """.formatted(scene.account, profile, kind, reference, asset, delta);
    }

    static String instrument(String symbol) {
        return """
                {"venue": "binance", "symbol": "%s", "base": "%s", "quote": "USDT"}
                """.formatted(symbol, symbol.replace("USDT", ""));
    }

    static String shard(Scene scene) {
        return shard(scene.shard, Scene.ENGINE, scene.fence);
    }

    static String shard(String lease, String owner, long fence) {
        return """
                {"shard": "%s", "owner": "%s", "fence": %d}
                """.formatted(lease, owner, fence);
    }

    static String spec(String id, String leg, String side, String quantity) {
        return """
                {"id": "%s", "leg": "%s", "side": "%s", "type": "LIMIT", "time_in_force": "IOC", "quantity": "%s",
                 "limit": "100", "stop": null}
                """.formatted(id, leg, side, quantity);
    }

    static String intent(
            Scene scene, String kind, UUID id, UUID position, String symbol, String cancels, String... orders) {
        return """
                {"id": "%s", "kind": "%s", "tenant": "%s", "profile": "%s", "account": "%s", "position": "%s",
                 "instrument": %s, "attempt": 1, "orders": [%s], "list_id": null, "cancels": %s, "signed_at": "%s",
                 "receive_window_us": 1500000, "correlation_id": "corr-0001"}
                """.formatted(
                        id,
                        kind,
                        scene.tenant,
                        scene.profile,
                        scene.account,
                        position,
                        instrument(symbol),
                        String.join(",", orders),
                        cancels == null ? "null" : "\"" + cancels + "\"",
                        AT);
    }

    static String order(String id, long expectedVersion, String status, String executed, String quote, String venueId) {
        return """
                {"next": {"id": "%s", "status": "%s", "executed": "%s", "executed_quote": "%s", "venue_order_id": %s,
                          "reason": null}, "expected_version": %d}
                """.formatted(
                        id, status, executed, quote, venueId == null ? "null" : "\"" + venueId + "\"", expectedVersion);
    }

    static String events(String... events) {
        return Arrays.stream(events).collect(Collectors.joining(",", "[", "]"));
    }
}
