package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.ExchangeLimits;
import dev.lockstep.engine.venue.SymbolListing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What this venue answers and tells, under the name of the documented payload it is to look like. */
final class OurPayloads {
    /** By file, without its ending. */
    final Map<String, JsonNode> byFile = new TreeMap<>();

    /** By kind. */
    final Map<String, JsonNode> filters = new TreeMap<>();

    final VenueClient client;
    final long price;

    private OurPayloads(VenueClient client) {
        this.client = client;
        this.price = client.price();
    }

    static OurPayloads of(VenueClient client, DocumentedPayloads documented) {
        OurPayloads ours = new OurPayloads(client);
        OurMessages messages = new OurMessages(ours);
        messages.collectStreams(documented);
        ours.collectPublic();
        ours.collectOrders();
        ours.collectLists();
        ours.collectChanges();
        messages.collectSocketErrors();
        messages.collectGoodbyes();
        return ours;
    }

    private void collectPublic() {
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
                (file, call) -> byFile.put(file, client.get("/api/v3/" + call).json()));
        byFile.put("errors/error-body", client.get("/api/v3/depth?symbol=NOPE").json());
        byFile.put("recorded/depth-btcusdt", byFile.get("rest/depth"));
        byFile.put("recorded/klines-1m-btcusdt-60", byFile.get("rest/klines"));
        byFile.put("recorded/trades-btcusdt", byFile.get("rest/trades"));
        byFile.put("recorded/agg-trades-btcusdt", byFile.get("rest/agg-trades"));
        byFile.put("recorded/ticker-24hr-btcusdt", byFile.get("rest/ticker-24hr-full"));
        byFile.put("recorded/book-ticker-btcusdt", byFile.get("rest/book-ticker"));
        byFile.put("recorded/avg-price-btcusdt", byFile.get("rest/avg-price"));
        byFile.put("recorded/exchange-info-25-symbols", byFile.get("rest/exchange-info"));
    }

    private void collectOrders() {
        String buy = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newOrderRespType=";
        byFile.put("rest/order-new-ack", order(buy + "ACK"));
        byFile.put("rest/order-new-result", order(buy + "RESULT"));
        byFile.put("rest/order-new-full", order(buy + "FULL"));
        JsonNode resting = order(resting());
        byFile.put(
                "rest/order-test",
                client.signed("POST", "/api/v3/order/test", buy + "ACK").json());
        byFile.put("rest/open-orders", signed("openOrders"));
        byFile.put("rest/all-orders", signed("allOrders"));
        byFile.put("rest/my-trades", signed("myTrades"));
        byFile.put("rest/account", signed("account"));
        byFile.put("recorded/account-balances", byFile.get("rest/account"));
        byFile.put("rest/account-commission", signed("account/commission"));
        byFile.put("rest/rate-limit-order", signed("rateLimit/order"));
        String id = "symbol=BTCUSDT&orderId=" + resting.path("orderId").asLong();
        byFile.put("rest/order-query", client.signed("GET", "/api/v3/order", id).json());
        byFile.put(
                "rest/order-cancel",
                client.signed("DELETE", "/api/v3/order", id).json());
        byFile.put("recorded/order-cancel-ltcbtc", byFile.get("rest/order-cancel"));
        order(resting());
        byFile.put(
                "rest/open-orders-cancel-all",
                client.signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT").json());
    }

    void collectLists() {
        String oco = "symbol=BTCUSDT&side=SELL&quantity=0.1&aboveType=LIMIT_MAKER&abovePrice=" + (price + 900)
                + "&belowType=STOP_LOSS_LIMIT&belowTimeInForce=GTC&belowStopPrice=" + (price - 900) + "&belowPrice="
                + (price - 950);
        JsonNode list = client.signed("POST", "/api/v3/orderList/oco", oco).json();
        String id = "symbol=BTCUSDT&orderListId=" + list.path("orderListId").asLong();
        byFile.put("rest/order-list-oco-new", list);
        byFile.put(
                "rest/order-list-query",
                client.signed("GET", "/api/v3/orderList", id).json());
        byFile.put(
                "rest/order-list-cancel",
                client.signed("DELETE", "/api/v3/orderList", id).json());
    }

    private void collectChanges() {
        String market = "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01";
        byFile.put(
                "rest/order-test-commission",
                client.signed("POST", "/api/v3/order/test", market + "&computeCommissionRates=true")
                        .json());
        client.control(
                "POST", "/control/change", "{\"do\":\"filters\",\"symbol\":\"BTCUSDT\",\"maxPosition\":\"1000\"}");
        collectFilters(signed("myFilters"));
        String id = "&cancelOrderId=" + order(resting()).path("orderId").asLong();
        String replace = resting() + "&cancelReplaceMode=STOP_ON_FAILURE" + id;
        byFile.put(
                "rest/cancel-replace-success",
                client.signed("POST", "/api/v3/order/cancelReplace", replace).json());
        byFile.put(
                "rest/cancel-replace-cancel-failed-stop",
                client.signed("POST", "/api/v3/order/cancelReplace", replace).json());
        client.signed("DELETE", "/api/v3/openOrders", "symbol=BTCUSDT");
        byFile.put("recorded/klines-5m-btcusdt-24", byFile.get("rest/klines"));
    }

    /** The documented answer shows one filter of ours; each of the others is compared with the example of its kind. */
    private void collectFilters(JsonNode answer) {
        for (String scope : List.of("symbolFilters", "exchangeFilters", "assetFilters")) {
            for (JsonNode filter : answer.path(scope)) {
                filters.put(filter.path("filterType").asString(), filter);
            }
        }
        // the usual venue bounds no asset
        ExchangeLimits bounded = new ExchangeLimits(1, 1, 1, Map.of("BTC", BigDecimal.TEN));
        filters.put(
                "MAX_ASSET",
                Json.MAPPER.valueToTree(SymbolFilters.assets(bounded, SymbolListing.of("BTCUSDT"))
                        .getFirst()));
        String older = "{\"do\":\"filters\",\"symbol\":\"BTCUSDT\",\"older\":";
        client.control("POST", "/control/change", older + "true}");
        for (JsonNode filter : signed("myFilters").path("symbolFilters")) {
            filters.put(filter.path("filterType").asString(), filter);
        }
        client.control("POST", "/control/change", older + "false}");
        ObjectNode shown = (ObjectNode) answer.deepCopy();
        shown.set("symbolFilters", Json.MAPPER.createArrayNode().add(filters.get("MAX_NUM_ORDER_LISTS")));
        byFile.put("rest/my-filters", shown);
    }

    JsonNode order(String params) {
        return client.signed("POST", "/api/v3/order", params).json();
    }

    private JsonNode signed(String what) {
        return client.signed("GET", "/api/v3/" + what, "symbol=BTCUSDT").json();
    }

    String resting() {
        return "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=" + (price - 5000);
    }
}
