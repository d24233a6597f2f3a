package dev.lockstep.local.walk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the venue itself says an account traded, asked over its own interface and not through the engine. */
final class VenueTrades {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String address;

    VenueTrades(String address) {
        this.address = address;
    }

    /** Number, quantity and price of every trade. */
    Set<String> all() {
        String query = "symbol=BTCUSDT&limit=1000&timestamp=" + System.currentTimeMillis();
        URI uri = URI.create(address + "/api/v3/myTrades?" + query + "&signature=" + signed(query));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .header("X-MBX-APIKEY", Installation.API_KEY)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Set<String> trades = new TreeSet<>();
            for (JsonNode trade : JSON.readTree(answer.body())) {
                trades.add(trade.path("id").asString() + " " + trade.path("qty").asString() + " "
                        + trade.path("price").asString());
            }
            return trades;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String signed(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Installation.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
