package dev.lockstep.local.audit;

import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.local.demo.VenueKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the venue's books of one account over its own interface, signed as its owner. */
final class VenueBooks {

    private static final int PAGE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final String address;
    private final VenueKey key;

    VenueBooks(HttpClient http, String address, VenueKey key) {
        this.http = http;
        this.address = address;
        this.key = key;
    }

    Books read(Collection<String> symbols) throws IOException, InterruptedException {
        var orders = new ArrayList<String>();
        var resting = new HashSet<String>();
        var trades = new HashMap<String, Trade>();
        for (var symbol : symbols) {
            all("/api/v3/allOrders", symbol, "orderId", "orderId").forEach(o -> orders.add(clientOrderId(o)));
            ask("/api/v3/openOrders", "symbol=" + symbol).forEach(o -> resting.add(clientOrderId(o)));
            var listing = send("/api/v3/exchangeInfo?symbol=" + symbol)
                    .path("symbols")
                    .path(0);
            all("/api/v3/myTrades", symbol, "fromId", "id")
                    .forEach(t -> trades.put(symbol + " " + t.path("id").asString(), trade(t, listing)));
        }
        return new Books(orders, resting, trades, holdings());
    }

    private Map<Asset, Money> holdings() throws IOException, InterruptedException {
        var holdings = new HashMap<Asset, Money>();
        for (var balance : ask("/api/v3/account", "omitZeroBalances=true").path("balances")) {
            var asset = asset(balance, "asset");
            holdings.put(asset, new Money(number(balance, "free").add(number(balance, "locked")), asset));
        }
        return holdings;
    }

    /** Oldest first, page by page, each page from the number after the last. */
    private List<JsonNode> all(String path, String symbol, String from, String id)
            throws IOException, InterruptedException {
        var found = new ArrayList<JsonNode>();
        var next = 0L;
        while (true) {
            var page = ask(path, "symbol=" + symbol + "&" + from + "=" + next + "&limit=" + PAGE);
            page.forEach(found::add);
            if (page.size() < PAGE) {
                return found;
            }
            next = page.get(page.size() - 1).path(id).asLong() + 1;
        }
    }

    private JsonNode ask(String path, String parameters) throws IOException, InterruptedException {
        var query = parameters + "&recvWindow=10000&timestamp=" + System.currentTimeMillis();
        return send(path + "?" + query + "&signature=" + signature(query));
    }

    private JsonNode send(String path) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(PATIENCE)
                        .header("X-MBX-APIKEY", key.apiKey())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    path.replaceAll("\\?.*", "") + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private String signature(String query) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(query.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Trade trade(JsonNode trade, JsonNode listing) {
        return new Trade(
                trade.path("isBuyer").asBoolean() ? "BUY" : "SELL",
                new Money(number(trade, "qty"), asset(listing, "baseAsset")),
                number(trade, "price"),
                new Money(number(trade, "quoteQty"), asset(listing, "quoteAsset")),
                new Money(number(trade, "commission"), asset(trade, "commissionAsset")));
    }

    private static String clientOrderId(JsonNode order) {
        return order.path("clientOrderId").asString();
    }

    private static Asset asset(JsonNode node, String name) {
        return Asset.of(node.path(name).asString());
    }

    private static BigDecimal number(JsonNode node, String name) {
        return new BigDecimal(node.path(name).asString());
    }
}
