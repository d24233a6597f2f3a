package dev.lockstep.local.venue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One client of the market streams: what it subscribed and whether its messages are wrapped with the stream's name. */
final class MarketSocket implements OpenSocket {
    private static final int MOST_MESSAGES_A_SECOND = 5;
    private static final int MOST_STREAMS = 1024;

    private final SocketSession session;
    private final Map<String, StreamName> streams = new ConcurrentSkipListMap<>();
    private volatile boolean combined;

    private long lastSecond;
    private int received;

    MarketSocket(SocketSession session, boolean combined, List<String> first) {
        this.session = session;
        this.combined = combined;
        first.forEach(this::subscribe);
    }

    /** The streams named in {@code /ws/a/b} or {@code /stream?streams=a/b}, perhaps URL-encoded. */
    static List<String> named(String path, String query) {
        String names = path.startsWith("/ws/") ? path.substring("/ws/".length()) : "";
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith("streams=")) {
                names = pair.substring("streams=".length());
            }
        }
        return Stream.of(URLDecoder.decode(names, StandardCharsets.UTF_8).split("/", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private void subscribe(String name) {
        if (streams.size() < MOST_STREAMS) {
            StreamName.of(name).ifPresent(stream -> streams.put(name, stream));
        }
    }

    Iterable<StreamName> streams() {
        return streams.values();
    }

    @Override
    public SocketSession connection() {
        return session;
    }

    @Override
    public void announceShutdown(long now) {
        Object event = Json.object("e", "serverShutdown", "E", now);
        session.send(Json.text(combined ? Json.object("stream", "!serverShutdown", "data", event) : event));
    }

    void send(StreamName stream, Object data) {
        Object message = combined ? Json.object("stream", stream.text(), "data", data) : data;
        session.send(Json.text(message));
    }

    /** A client's SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS or property request; too many a second end it. */
    void receive(String text) {
        long second = System.nanoTime() / 1_000_000_000;
        received = second == lastSecond ? received + 1 : 1;
        lastSecond = second;
        if (received > MOST_MESSAGES_A_SECOND) {
            session.close(1_008, "too many messages");
            return;
        }
        JsonNode message = Json.parse(text);
        if (message == null || !message.isObject()) {
            session.send(Json.text(Json.object("error", error(3, "Invalid JSON: expected value at line 1 column 1"))));
            return;
        }
        JsonNode id = message.get("id");
        List<String> names = names(message.get("params"));
        switch (message.path("method").asString("")) {
            case "SUBSCRIBE" -> names.forEach(this::subscribe);
            case "UNSUBSCRIBE" -> names.forEach(streams::remove);
            case "LIST_SUBSCRIPTIONS" -> {
                session.send(Json.text(Json.object("result", List.copyOf(streams.keySet()), "id", id)));
                return;
            }
            case "SET_PROPERTY" -> {
                if (!setCombined(id, message.path("params"))) {
                    return;
                }
            }
            case "GET_PROPERTY" -> {
                if (!names.equals(List.of("combined"))) {
                    refuse(id, 0, "Unknown property");
                    return;
                }
                session.send(Json.text(Json.object("result", combined, "id", id)));
                return;
            }
            default -> {
                refuse(
                        id,
                        2,
                        "Invalid request: unknown variant "
                                + message.path("method").asString("")
                                + ", expected one of SUBSCRIBE, UNSUBSCRIBE, LIST_SUBSCRIPTIONS, SET_PROPERTY,"
                                + " GET_PROPERTY at line 1 column 28");
                return;
            }
        }
        session.send(Json.text(Json.object("result", null, "id", id)));
    }

    private boolean setCombined(@Nullable JsonNode id, JsonNode params) {
        if (!params.path(0).asString("").equals("combined")) {
            refuse(id, 0, "Unknown property");
            return false;
        }
        if (!params.path(1).isBoolean()) {
            refuse(id, 1, "Invalid value type: expected Boolean");
            return false;
        }
        combined = params.path(1).asBoolean();
        return true;
    }

    private void refuse(@Nullable JsonNode id, int code, String message) {
        session.send(Json.text(Json.object("error", error(code, message), "id", id)));
    }

    private static List<String> names(@Nullable JsonNode params) {
        List<String> names = new ArrayList<>();
        if (params != null && params.isArray()) {
            params.valueStream().map(JsonNode::asString).forEach(names::add);
        }
        return names;
    }

    private static Object error(int code, String message) {
        return Json.object("code", code, "msg", message);
    }
}
