package dev.lockstep.local.venue;

import dev.lockstep.local.venue.VenueClient.Socket;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What comes over this venue's sockets: market streams, user data, answers of the WebSocket API, goodbyes. */
final class OurMessages {
    private final OurPayloads ours;
    private final VenueClient client;

    OurMessages(OurPayloads ours) {
        this.ours = ours;
        this.client = ours.client;
    }

    void collectSocketErrors() {
        try (Socket api = client.socket("/ws-api/v3")) {
            send(
                    api,
                    "order.place",
                    client.signedParams(Map.of(
                            "symbol", "BTCUSDT",
                            "side", "BUY",
                            "type", "LIMIT",
                            "timeInForce", "GTC",
                            "quantity", "0.01",
                            "price", Long.toString(ours.price - 5000),
                            "newOrderRespType", "RESULT")));
            ours.byFile.put("ws-api/order-place-result", api.next(message -> message.has("result")));
            send(
                    api,
                    "order.place",
                    client.signedParams(Map.of(
                            "symbol", "BTCUSDT",
                            "side", "BUY",
                            "type", "LIMIT",
                            "timeInForce", "GTC",
                            "quantity", "50",
                            "price", Long.toString(ours.price - 5000))));
            ours.byFile.put("ws-api/response-failed", api.next(message -> message.has("error")));
            client.control(
                    "POST",
                    "/control/faults",
                    "{\"kind\":\"BANNED\",\"endpoint\":\"GET /api/v3/time\",\"times\":1,\"millis\":60000}");
            send(api, "time", "{}");
            ours.byFile.put(
                    "ws-api/response-banned",
                    api.next(message -> message.path("status").asInt() == 418));
        }
    }

    void collectGoodbyes() {
        try (Socket raw = client.socket("/ws/btcusdt@avgPrice");
                Socket combined = client.socket("/stream?streams=btcusdt@trade");
                Socket user = client.socket("/ws-api/v3")) {
            ours.byFile.put("ws-streams/avg-price", event(raw, "avgPrice"));
            send(user, "userDataStream.subscribe.signature", client.signedParams(Map.of()));
            user.next(message -> message.path("result").has("subscriptionId"));
            client.control("POST", "/control/change", "{\"do\":\"terminate\",\"account\":\"acme\"}");
            ours.byFile.put("user-data/event-stream-terminated", user.next(message -> message.has("event")));
            client.control("POST", "/control/change", "{\"do\":\"shutdown\"}");
            ours.byFile.put("ws-streams/server-shutdown-raw", event(raw, "serverShutdown"));
            ours.byFile.put(
                    "ws-streams/server-shutdown-combined",
                    combined.next(message -> message.path("stream").asString("").equals("!serverShutdown")));
            ours.byFile.put("ws-api/event-server-shutdown", user.next(message -> message.has("event")));
        }
    }

    void collectStreams(DocumentedPayloads documented) {
        try (Socket market = client.socket("/ws/btcusdt@trade/btcusdt@aggTrade/btcusdt@kline_1m/btcusdt@bookTicker"
                        + "/btcusdt@miniTicker/btcusdt@ticker/btcusdt@depth");
                Socket partial = client.socket("/ws/btcusdt@depth5");
                Socket user = client.socket("/ws-api/v3")) {
            send(user, "userDataStream.subscribe.signature", client.signedParams(Map.of()));
            user.next(message -> message.path("id").asString("").equals("one"));
            collectUserData(user);
            long last = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=2")
                    .json()
                    .get(0)
                    .get(0)
                    .asLong();
            client.control(
                    "POST",
                    "/control/candle-done",
                    "{\"symbol\":\"BTCUSDT\",\"timeframe\":\"1m\",\"openTime\":" + last + "}");
            ours.byFile.put("ws-streams/trade", event(market, "trade"));
            ours.byFile.put("ws-streams/agg-trade", event(market, "aggTrade"));
            ours.byFile.put("ws-streams/kline", event(market, "kline"));
            ours.byFile.put("ws-streams/depth-update", event(market, "depthUpdate"));
            ours.byFile.put("ws-streams/book-ticker", market.next(message -> message.has("B") && !message.has("e")));
            ours.byFile.put("ws-streams/ticker", event(market, "24hrTicker"));
            ours.byFile.put("ws-streams/mini-ticker", event(market, "24hrMiniTicker"));
            ours.byFile.put("ws-streams/partial-depth", partial.next(message -> message.has("lastUpdateId")));
            market.send(documented.text("ws-streams/subscribe-request"));
            ours.byFile.put("ws-streams/subscribe-response", market.next(message -> message.has("id")));
            market.send(documented.text("ws-streams/unsubscribe-request"));
            ours.byFile.put("ws-streams/unsubscribe-response", market.next(message -> message.has("id")));
            collectSocketApi(user);
        }
    }

    private void collectUserData(Socket user) {
        ours.order(ours.resting());
        JsonNode placed = user.next(message -> message.has("event"));
        ours.byFile.put("user-data/execution-report-new", placed);
        ours.byFile.put("fixtures/user-data-execution-report-new", placed.path("event"));
        ours.byFile.put("recorded/ws-executionReport", placed.path("event"));
        JsonNode position = told(user, "outboundAccountPosition");
        ours.byFile.put("user-data/outbound-account-position", position);
        ours.byFile.put("fixtures/user-data-account-position", position.path("event"));
        ours.byFile.put("recorded/ws-outboundAccountPosition", position.path("event"));
        client.control("POST", "/control/deposit", "{\"account\":\"acme\",\"asset\":\"BTC\",\"amount\":\"1\"}");
        ours.byFile.put("user-data/balance-update", told(user, "balanceUpdate"));
        ours.collectLists();
        JsonNode list = told(user, "listStatus");
        ours.byFile.put("fixtures/user-data-list-status-wrapped", list);
        ours.byFile.put("recorded/ws-listStatus", list.path("event"));
        client.signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT");
        ours.byFile.put("fixtures/user-data-execution-report-canceled", executed(user, "CANCELED"));
        ours.order("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01");
        ours.byFile.put("fixtures/user-data-execution-report-trade", executed(user, "TRADE"));
    }

    private static JsonNode told(Socket user, String name) {
        return user.next(message -> message.path("event").path("e").asString("").equals(name));
    }

    private static JsonNode executed(Socket user, String execution) {
        return user.next(message -> message.path("event").path("x").asString("").equals(execution))
                .path("event");
    }

    private void collectSocketApi(Socket user) {
        send(user, "account.status", client.signedParams(Map.of()));
        ours.byFile.put(
                "ws-api/account-status",
                user.next(message -> message.path("result").has("balances")));
        send(user, "depth", "{\"symbol\":\"BTCUSDT\",\"limit\":5}");
        ours.byFile.put(
                "ws-api/depth", user.next(message -> message.path("result").has("bids")));
        send(user, "klines", "{\"symbol\":\"BTCUSDT\",\"interval\":\"1m\",\"limit\":1}");
        ours.byFile.put(
                "ws-api/klines", user.next(message -> message.path("result").isArray()));
        send(user, "time", "{}");
        ours.byFile.put(
                "ws-api/response-rate-limits",
                user.next(message -> message.path("result").has("serverTime")));
    }

    private static void send(Socket socket, String method, String params) {
        socket.send("{\"id\":\"one\",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private static JsonNode event(Socket socket, String name) {
        return socket.next(message -> message.path("e").asString("").equals(name));
    }
}
