package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Socket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every payload Binance documents for what this venue serves, compared by shape with what it answers. */
@Tag("server")
class DocumentedShapesTest {
    private final Map<String, JsonNode> ours = new TreeMap<>();
    private final Map<String, JsonNode> filters = new TreeMap<>();
    private long price;

    @Test
    void answers_and_events_look_like_the_documented_ones() throws IOException {
        Path documented = SharedFolder.of("venue-payloads/binance-spot");
        VenueServerSettings settings =
                VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP);
        try (VenueServer server = VenueServer.start(settings);
                VenueClient client = new VenueClient(server, VenueClient.ACME)) {
            price = client.price();
            collectStreams(client);
            collectPublic(client);
            collectOrders(client);
            collectLists(client);
            collectChanges(client);
            collectSocketErrors(client);
            collectGoodbyes(client);
        }

        Map<String, List<String>> differences = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : ours.entrySet()) {
            String file = Files.readString(documented.resolve(entry.getKey() + ".json"));
            List<String> found = Shape.differences(Json.MAPPER.readTree(file), entry.getValue());
            if (!found.isEmpty()) {
                differences.put(entry.getKey(), found);
            }
        }

        assertThat(filters).hasSizeGreaterThanOrEqualTo(11);
        compareFilters(documented, differences);
        assertThat(differences).isEmpty();
        assertThat(ours).hasSizeGreaterThanOrEqualTo(68);
    }

    private void collectPublic(VenueClient client) {
        Map<String, String> calls = new TreeMap<>();
        calls.put("rest/ping", "ping");
        calls.put("rest/time", "time");
        calls.put("rest/exchange-info", "exchangeInfo?symbol=BTCUSDT");
        calls.put("rest/depth", "depth?symbol=BTCUSDT");
        calls.put("rest/trades", "trades?symbol=BTCUSDT");
        calls.put("rest/agg-trades", "aggTrades?symbol=BTCUSDT");
        calls.put("rest/klines", "klines?symbol=BTCUSDT&interval=1m");
        calls.put("rest/avg-price", "avgPrice?symbol=BTCUSDT");
        calls.put("rest/ticker-24hr-full", "ticker/24hr?symbol=BTCUSDT");
        calls.put("rest/ticker-24hr-mini", "ticker/24hr?symbol=BTCUSDT&type=MINI");
        calls.put("rest/ticker-24hr-full-list", "ticker/24hr?symbols=%5B%22BTCUSDT%22%5D");
        calls.put("rest/ticker-price", "ticker/price?symbol=BTCUSDT");
        calls.put("rest/ticker-price-list", "ticker/price");
        calls.put("rest/book-ticker", "ticker/bookTicker?symbol=BTCUSDT");
        calls.forEach(
                (file, call) -> ours.put(file, client.get("/api/v3/" + call).json()));
        ours.put("errors/error-body", client.get("/api/v3/depth?symbol=NOPE").json());
        ours.put("recorded/depth-btcusdt", ours.get("rest/depth"));
        ours.put("recorded/klines-1m-btcusdt-60", ours.get("rest/klines"));
        ours.put("recorded/trades-btcusdt", ours.get("rest/trades"));
        ours.put("recorded/agg-trades-btcusdt", ours.get("rest/agg-trades"));
        ours.put("recorded/ticker-24hr-btcusdt", ours.get("rest/ticker-24hr-full"));
        ours.put("recorded/book-ticker-btcusdt", ours.get("rest/book-ticker"));
    }

    private void collectOrders(VenueClient client) {
        String buy = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newOrderRespType=";
        ours.put("rest/order-new-ack", order(client, buy + "ACK"));
        ours.put("rest/order-new-result", order(client, buy + "RESULT"));
        ours.put("rest/order-new-full", order(client, buy + "FULL"));
        JsonNode resting = order(client, resting());
        ours.put(
                "rest/order-test",
                client.signed("POST", "/api/v3/order/test", buy + "ACK").json());
        ours.put("rest/open-orders", signed(client, "openOrders"));
        ours.put("rest/all-orders", signed(client, "allOrders"));
        ours.put("rest/my-trades", signed(client, "myTrades"));
        ours.put("rest/account", signed(client, "account"));
        ours.put("rest/account-commission", signed(client, "account/commission"));
        ours.put("rest/rate-limit-order", signed(client, "rateLimit/order"));
        String id = "symbol=BTCUSDT&orderId=" + resting.path("orderId").asLong();
        ours.put("rest/order-query", client.signed("GET", "/api/v3/order", id).json());
        ours.put(
                "rest/order-cancel",
                client.signed("DELETE", "/api/v3/order", id).json());
        order(client, resting());
        ours.put(
                "rest/open-orders-cancel-all",
                client.signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT").json());
    }

    private void collectLists(VenueClient client) {
        String oco = "symbol=BTCUSDT&side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=" + (price + 900)
                + "&belowType=STOP_LOSS_LIMIT&belowTimeInForce=GTC&belowStopPrice=" + (price - 900) + "&belowPrice="
                + (price - 950);
        JsonNode list = client.signed("POST", "/api/v3/orderList/oco", oco).json();
        String id = "symbol=BTCUSDT&orderListId=" + list.path("orderListId").asLong();
        ours.put("rest/order-list-oco-new", list);
        ours.put(
                "rest/order-list-query",
                client.signed("GET", "/api/v3/orderList", id).json());
        ours.put(
                "rest/order-list-cancel",
                client.signed("DELETE", "/api/v3/orderList", id).json());
    }

    private void collectChanges(VenueClient client) {
        String market = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01";
        ours.put(
                "rest/order-test-commission",
                client.signed("POST", "/api/v3/order/test", market + "&computeCommissionRates=true")
                        .json());
        collectFilters(signed(client, "myFilters"));
        String id = "&cancelOrderId=" + order(client, resting()).path("orderId").asLong();
        String replace = resting() + "&cancelReplaceMode=STOP_ON_FAILURE" + id;
        ours.put(
                "rest/cancel-replace-success",
                client.signed("POST", "/api/v3/order/cancelReplace", replace).json());
        ours.put(
                "rest/cancel-replace-cancel-failed-stop",
                client.signed("POST", "/api/v3/order/cancelReplace", replace).json());
        client.signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT");
        ours.put("recorded/klines-5m-btcusdt-24", ours.get("rest/klines"));
    }

    /** The documented answer shows one filter of ours; each of the others is compared with the example of its kind. */
    private void collectFilters(JsonNode answer) {
        for (JsonNode filter : answer.path("symbolFilters")) {
            filters.put(filter.path("filterType").asString(), filter);
        }
        ObjectNode shown = (ObjectNode) answer.deepCopy();
        shown.set("symbolFilters", Json.MAPPER.createArrayNode().add(filters.get("MAX_NUM_ORDER_LISTS")));
        ours.put("rest/my-filters", shown);
    }

    private void compareFilters(Path documented, Map<String, List<String>> differences) throws IOException {
        String examples = Files.readString(documented.resolve("filters/filter-examples.json"));
        for (JsonNode example : Json.MAPPER.readTree(examples)) {
            JsonNode filter = filters.remove(example.path("name").asString());
            if (filter != null) {
                List<String> found = Shape.differences(example.path("example"), filter);
                if (!found.isEmpty()) {
                    differences.put(example.path("name").asString(), found);
                }
            }
        }
        assertThat(filters).isEmpty(); // all of them are documented
    }

    private void collectSocketErrors(VenueClient client) {
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
                            "price", Long.toString(price - 5000),
                            "newOrderRespType", "RESULT")));
            ours.put("ws-api/order-place-result", api.next(message -> message.has("result")));
            send(
                    api,
                    "order.place",
                    client.signedParams(Map.of(
                            "symbol", "BTCUSDT",
                            "side", "BUY",
                            "type", "LIMIT",
                            "timeInForce", "GTC",
                            "quantity", "50",
                            "price", Long.toString(price - 5000))));
            ours.put("ws-api/response-failed", api.next(message -> message.has("error")));
            client.control(
                    "POST",
                    "/control/faults",
                    "{\"kind\":\"BANNED\",\"endpoint\":\"GET /api/v3/time\",\"times\":1,\"millis\":60000}");
            send(api, "time", "{}");
            ours.put(
                    "ws-api/response-banned",
                    api.next(message -> message.path("status").asInt() == 418));
        }
    }

    private void collectGoodbyes(VenueClient client) {
        try (Socket raw = client.socket("/ws/btcusdt@avgPrice");
                Socket combined = client.socket("/stream?streams=btcusdt@trade");
                Socket user = client.socket("/ws-api/v3")) {
            ours.put("ws-streams/avg-price", event(raw, "avgPrice"));
            raw.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@avgPrice\"],\"id\":312}");
            ours.put("ws-streams/unsubscribe-response", raw.next(message -> message.has("id")));
            send(user, "userDataStream.subscribe.signature", client.signedParams(Map.of()));
            user.next(message -> message.path("result").has("subscriptionId"));
            client.control("POST", "/control/change", "{\"do\":\"terminate\",\"account\":\"acme\"}");
            ours.put("user-data/event-stream-terminated", user.next(message -> message.has("event")));
            client.control("POST", "/control/change", "{\"do\":\"shutdown\"}");
            ours.put("ws-streams/server-shutdown-raw", event(raw, "serverShutdown"));
            ours.put(
                    "ws-streams/server-shutdown-combined",
                    combined.next(message -> message.path("stream").asString("").equals("!serverShutdown")));
            ours.put("ws-api/event-server-shutdown", user.next(message -> message.has("event")));
        }
    }

    private void collectStreams(VenueClient client) {
        try (Socket market = client.socket("/ws/btcusdt@trade/btcusdt@aggTrade/btcusdt@kline_1m/btcusdt@bookTicker"
                        + "/btcusdt@miniTicker/btcusdt@ticker/btcusdt@depth");
                Socket partial = client.socket("/ws/btcusdt@depth5");
                Socket user = client.socket("/ws-api/v3")) {
            send(user, "userDataStream.subscribe.signature", client.signedParams(Map.of()));
            user.next(message -> message.path("id").asString("").equals("one"));
            collectUserData(client, user);
            long last = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=2")
                    .json()
                    .get(0)
                    .get(0)
                    .asLong();
            client.control(
                    "POST",
                    "/control/candle-done",
                    "{\"symbol\":\"BTCUSDT\",\"timeframe\":\"1m\",\"openTime\":" + last + "}");
            ours.put("ws-streams/trade", event(market, "trade"));
            ours.put("ws-streams/agg-trade", event(market, "aggTrade"));
            ours.put("ws-streams/kline", event(market, "kline"));
            ours.put("ws-streams/depth-update", event(market, "depthUpdate"));
            ours.put("ws-streams/book-ticker", market.next(message -> message.has("B") && !message.has("e")));
            ours.put("ws-streams/ticker", event(market, "24hrTicker"));
            ours.put("ws-streams/mini-ticker", event(market, "24hrMiniTicker"));
            ours.put("ws-streams/partial-depth", partial.next(message -> message.has("lastUpdateId")));
            market.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@trade\"],\"id\":1}");
            ours.put("ws-streams/subscribe-response", market.next(message -> message.has("id")));
            collectSocketApi(client, user);
        }
    }

    private void collectUserData(VenueClient client, Socket user) {
        order(client, resting());
        ours.put("user-data/execution-report-new", user.next(message -> message.has("event")));
        ours.put(
                "user-data/outbound-account-position",
                user.next(
                        message -> message.path("event").path("e").asString("").startsWith("outbound")));
        client.control("POST", "/control/deposit", "{\"account\":\"acme\",\"asset\":\"BTC\",\"amount\":\"1\"}");
        ours.put(
                "user-data/balance-update",
                user.next(
                        message -> message.path("event").path("e").asString("").equals("balanceUpdate")));
        collectLists(client);
        ours.put(
                "fixtures/user-data-list-status-wrapped",
                user.next(
                        message -> message.path("event").path("e").asString("").equals("listStatus")));
        client.signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT");
    }

    private void collectSocketApi(VenueClient client, Socket user) {
        send(user, "account.status", client.signedParams(Map.of()));
        ours.put(
                "ws-api/account-status",
                user.next(message -> message.path("result").has("balances")));
        send(user, "depth", "{\"symbol\":\"BTCUSDT\",\"limit\":5}");
        ours.put("ws-api/depth", user.next(message -> message.path("result").has("bids")));
        send(user, "klines", "{\"symbol\":\"BTCUSDT\",\"interval\":\"1m\",\"limit\":1}");
        ours.put("ws-api/klines", user.next(message -> message.path("result").isArray()));
        send(user, "time", "{}");
        ours.put(
                "ws-api/response-rate-limits",
                user.next(message -> message.path("result").has("serverTime")));
    }

    private static void send(Socket socket, String method, String params) {
        socket.send("{\"id\":\"one\",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private static JsonNode event(Socket socket, String name) {
        return socket.next(message -> message.path("e").asString("").equals(name));
    }

    private static JsonNode order(VenueClient client, String params) {
        return client.signed("POST", "/api/v3/order", params).json();
    }

    private static JsonNode signed(VenueClient client, String what) {
        return client.signed("GET", "/api/v3/" + what, "symbol=BTCUSDT").json();
    }

    private String resting() {
        return "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=" + (price - 5000);
    }
}
