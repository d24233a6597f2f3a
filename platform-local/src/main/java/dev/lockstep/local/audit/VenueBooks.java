package dev.lockstep.local.audit;

import dev.lockstep.local.demo.VenueKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the venue's books of one account over its own interface, signed as its owner. */
final class VenueBooks {

    private static final int PAGE = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final String address;
    private final VenueKey key;

    VenueBooks(HttpClient http, String address, VenueKey key) {
        this.http = http;
        this.address = address;
        this.key = key;
    }

    Books read(String symbol) throws IOException, InterruptedException {
        var orders = all("/api/v3/allOrders", symbol, "orderId", "orderId");
        var trades = all("/api/v3/myTrades", symbol, "fromId", "id");
        return new Books(
                orders.stream().map(o -> o.path("clientOrderId").asString()).toList(),
                StreamSupport.stream(
                                ask("/api/v3/openOrders", "symbol=" + symbol).spliterator(), false)
                        .map(o -> o.path("clientOrderId").asString())
                        .collect(Collectors.toUnmodifiableSet()),
                trades.stream().collect(Collectors.toMap(t -> t.path("id").asString(), VenueBooks::trade)),
                holdings());
    }

    private Map<String, BigDecimal> holdings() throws IOException, InterruptedException {
        var holdings = new HashMap<String, BigDecimal>();
        for (var balance : ask("/api/v3/account", "omitZeroBalances=true").path("balances")) {
            holdings.put(
                    balance.path("asset").asString(), number(balance, "free").add(number(balance, "locked")));
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
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path + "?" + query + "&signature=" + signature(query)))
                        .header("X-MBX-APIKEY", key.apiKey())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered " + answer.statusCode() + " " + answer.body());
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

    private static Trade trade(JsonNode trade) {
        return new Trade(
                trade.path("isBuyer").asBoolean() ? "BUY" : "SELL",
                number(trade, "qty"),
                number(trade, "price"),
                number(trade, "commission"),
                trade.path("commissionAsset").asString());
    }

    private static BigDecimal number(JsonNode node, String name) {
        return new BigDecimal(node.path(name).asString());
    }
}
