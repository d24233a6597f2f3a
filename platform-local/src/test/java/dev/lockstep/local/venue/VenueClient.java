package dev.lockstep.local.venue;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A client written against Binance's documentation, with nothing of the venue's own code but the JSON reader. */
final class VenueClient implements AutoCloseable {
    static final VenueAccountSettings ACME = account("acme");
    static final VenueAccountSettings GLOBEX = account("globex");

    /** What came back. */
    record Reply(int status, String body, java.net.http.HttpHeaders headers) {
        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        int code() {
            return json().path("code").asInt(0);
        }

        String message() {
            return json().path("msg").asString("");
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final int controlPort;
    private final VenueAccountSettings account;

    VenueClient(VenueServer server, VenueAccountSettings account) {
        this(server.port(), server.controlPort(), account);
    }

    VenueClient(int port, int controlPort, VenueAccountSettings account) {
        this.port = port;
        this.controlPort = controlPort;
        this.account = account;
    }

    static VenueAccountSettings account(String name) {
        String key = (name + "0123456789012345678901234567890123456789").substring(0, 40);
        return new VenueAccountSettings(
                name,
                key,
                name + "-secret-0123456789",
                Map.of("USDT", new BigDecimal("100000"), "BTC", new BigDecimal("1")));
    }

    Reply get(String pathAndQuery) {
        return send(request("GET", pathAndQuery, "").build());
    }

    Reply signed(String method, String path, String params) {
        return signedAt(System.currentTimeMillis(), method, path, params);
    }

    /** Gives up after {@code patience}. */
    Reply signedWithin(Duration patience, String method, String path, String params) {
        String all = params + "&timestamp=" + System.currentTimeMillis();
        String query = all + "&signature=" + Signatures.hmac(account.secret(), all);
        return send(request(method, path + "?" + query, "").timeout(patience).build());
    }

    Reply signedAt(long timestamp, String method, String path, String params) {
        String all = params + (params.isEmpty() ? "" : "&") + "timestamp=" + timestamp;
        String query = all + "&signature=" + Signatures.hmac(account.secret(), all);
        return send(request(method, path + "?" + query, "").build());
    }

    Reply raw(String method, String path, String query, String body) {
        return send(request(method, path + (query.isEmpty() ? "" : "?" + query), body)
                .build());
    }

    String sign(String text) {
        return Signatures.hmac(account.secret(), text);
    }

    HttpRequest.Builder request(String method, String pathAndQuery, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
                .timeout(Duration.ofSeconds(20))
                .header("X-MBX-APIKEY", account.apiKey())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    Reply control(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response.headers());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whole units of the last price of BTCUSDT. */
    long price() {
        String price =
                get("/api/v3/ticker/price?symbol=BTCUSDT").json().path("price").asString();
        return new BigDecimal(price).longValue();
    }

    Socket socket(String path) {
        Socket socket = new Socket();
        socket.open(http, URI.create("ws://127.0.0.1:" + port + path));
        return socket;
    }

    /** Parameters of a signed WebSocket API request as JSON. */
    String signedParams(Map<String, String> params) {
        return signedParams(account, params);
    }

    static String signedParams(VenueAccountSettings account, Map<String, String> params) {
        TreeMap<String, String> all = new TreeMap<>(params);
        all.put("apiKey", account.apiKey());
        all.put("timestamp", Long.toString(System.currentTimeMillis()));
        String text = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        all.put("signature", Signatures.hmac(account.secret(), text));
        return Json.text(all);
    }

    @Override
    public void close() {
        http.close();
    }

    /** A WebSocket whose messages wait in a queue. */
    static final class Socket implements WebSocket.Listener, AutoCloseable {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private WebSocket socket;

        private void open(HttpClient http, URI uri) {
            socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                messages.add(Json.MAPPER.readTree(partial.toString()));
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }

        /** The status the venue closed with, once it did. */
        int closedWith() {
            return closed.orTimeout(10, TimeUnit.SECONDS).join();
        }

        boolean isOpen() {
            return !closed.isDone();
        }

        /** Messages nobody asked for yet. */
        int waiting() {
            return messages.size();
        }

        void send(String text) {
            socket.sendText(text, true).join();
        }

        /** The next message that fits; others are dropped. */
        JsonNode next(Predicate<JsonNode> wanted) {
            List<String> seen = new java.util.ArrayList<>();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (System.nanoTime() < until) {
                try {
                    JsonNode message = messages.poll(200, TimeUnit.MILLISECONDS);
                    if (message != null && wanted.test(message)) {
                        return message;
                    }
                    if (message != null) {
                        seen.add(message.toString());
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            throw new AssertionError("no such message within 10 s; seen " + seen);
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
