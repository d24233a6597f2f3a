package dev.lockstep.api.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the stream: the JDK's, which reads from the socket only as much as it is asked to. */
public final class StreamClient implements AutoCloseable, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_MILLIS = 20_000;

    private final List<JsonNode> messages = new ArrayList<>();
    private final StringBuilder bytes = new StringBuilder();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean reading = true;
    private @Nullable Integer closeCode;

    private StreamClient(ApiFixture api, Map<String, String> headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws://localhost:" + api.port() + "/ws/v1/stream"), this)
                .join();
    }

    public static StreamClient as(ApiFixture api, People person) {
        return withToken(api, api.issuer().sign(api.issuer().aToken(person.subject(), person.tenant())));
    }

    public static StreamClient withToken(ApiFixture api, String token) {
        return new StreamClient(api, Map.of("Authorization", "Bearer " + token));
    }

    public static StreamClient with(ApiFixture api, Map<String, String> headers) {
        return new StreamClient(api, headers);
    }

    public StreamClient say(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public StreamClient subscribe(String... topics) {
        return say("{\"op\":\"subscribe\",\"topics\":[\"" + String.join("\",\"", topics) + "\"]}");
    }

    public StreamClient subscribeFrom(long sequence, String... topics) {
        return say("{\"op\":\"subscribe\",\"from\":" + sequence + ",\"topics\":[\"" + String.join("\",\"", topics)
                + "\"]}");
    }

    /** The first message of this type, waited for. */
    public JsonNode first(String type) {
        return await(type, message -> true);
    }

    public synchronized JsonNode await(String type, Predicate<JsonNode> condition) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (true) {
            for (JsonNode message : messages) {
                if (message.path("type").asString().equals(type) && condition.test(message)) {
                    return message;
                }
            }
            if (closeCode != null || !waitUntil(end)) {
                throw new AssertionError(
                        "no " + type + " within patience; closed with " + closeCode + ", got " + messages);
            }
        }
    }

    /** All messages of this type so far. */
    public synchronized List<JsonNode> all(String type) {
        return messages.stream()
                .filter(message -> message.path("type").asString().equals(type))
                .toList();
    }

    /** The code it was closed with, waited for. */
    public synchronized int closeCode() {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (closeCode == null) {
            if (!waitUntil(end)) {
                throw new AssertionError("not closed within patience; got " + messages);
            }
        }
        return closeCode;
    }

    public synchronized boolean isClosed() {
        return closeCode != null;
    }

    /** Keeps nothing of what came so far. */
    public synchronized void forget() {
        messages.clear();
        bytes.setLength(0);
    }

    /** Everything that came, as it came. */
    public synchronized String bytes() {
        return bytes.toString();
    }

    /** Reads nothing more from the socket until {@link #readOn}. */
    public void stopReading() {
        reading = false;
    }

    public void readOn() {
        reading = true;
        socket.request(1);
    }

    /** Both callers look again in a loop. */
    @SuppressWarnings("WaitNotInLoop")
    private boolean waitUntil(long end) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            return false;
        }
        try {
            wait(Math.min(left, 500));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        synchronized (this) {
            bytes.append(data);
            partial.append(data);
            if (last) {
                messages.add(JsonMapper.shared().readTree(partial.toString()));
                partial.setLength(0);
                notifyAll();
            }
        }
        next(webSocket);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
        next(webSocket);
        return null;
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode = statusCode;
        notifyAll();
        return null;
    }

    @Override
    public synchronized void onError(WebSocket webSocket, Throwable error) {
        if (closeCode == null) {
            closeCode = -1;
            notifyAll();
        }
    }

    private void next(WebSocket webSocket) {
        if (reading) {
            webSocket.request(1);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** For waiting a little. */
    public static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
