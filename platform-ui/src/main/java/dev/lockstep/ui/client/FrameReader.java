package dev.lockstep.ui.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of {@code docs/reference/asyncapi.yaml}. */
final class FrameReader {
    /** Each kind of change goes by the name of its record. */
    private static final Map<String, Class<?>> CHANGES = Arrays.stream(Change.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private final JsonMapper json;

    FrameReader(JsonMapper json) {
        this.json = json;
    }

    /** @throws tools.jackson.core.JacksonException where it is not what the contract says */
    Frame read(CharSequence text) {
        JsonNode node = json.readTree(text.toString());
        return switch (node.path("type").asString("")) {
            case "welcome" -> new Frame.Welcome(node.path("sequence").asLong(0));
            case "expiring" -> new Frame.Expiring();
            case "heartbeat" -> new Frame.Heartbeat(node.path("feed_connected").asBoolean(false));
            case "problem" ->
                new Frame.Refused(
                        node.path("code").asString(""), node.path("detail").asString(""));
            case "snapshot" -> told(snapshot(node));
            case "event" -> told(event(node));
            case "state" -> told(state(node));
            default -> new Frame.Other();
        };
    }

    private static Frame told(@Nullable LiveMessage message) {
        return message == null ? new Frame.Other() : new Frame.Told(message);
    }

    private @Nullable LiveMessage snapshot(JsonNode node) {
        JsonNode items = node.path("items");
        return switch (node.path("topic").asString("")) {
            case "profiles" -> new LiveMessage.Profiles(list(items, Profile.class));
            case "orders" -> new LiveMessage.Orders(list(items, Order.class));
            case "positions" -> new LiveMessage.Positions(list(items, Position.class));
            case "decisions" -> new LiveMessage.Decisions(list(items, Decision.class));
            case "fills" -> new LiveMessage.Fills(list(items, Trade.class));
            default -> null;
        };
    }

    private @Nullable LiveMessage event(JsonNode node) {
        Class<?> kind = CHANGES.get(node.path("event").asString(""));
        return kind == null
                ? null
                : new LiveMessage.Event(
                        node.path("sequence").asLong(),
                        node.path("id").asString(""),
                        node.path("correlation_id").asString(""),
                        node.path("traceparent").isString()
                                ? node.path("traceparent").stringValue()
                                : null,
                        instant(node, "occurred_at"),
                        (Change) json.treeToValue(node.path("data"), kind));
    }

    private @Nullable LiveMessage state(JsonNode node) {
        String topic = node.path("topic").asString("");
        JsonNode data = node.path("data");
        if (topic.equals("marks")) {
            return new LiveMessage.MarkIs(
                    node.path("key").asString(""), data.isNull() ? null : json.treeToValue(data, Mark.class));
        }
        if (data.isNull()) {
            return null;
        }
        if (topic.equals("overview")) {
            return new LiveMessage.OverviewIs(json.treeToValue(data, Overview.class));
        }
        return topic.startsWith("candles:")
                ? new LiveMessage.CandleIs(topic, json.treeToValue(data, Candle.class))
                : null;
    }

    private <T> List<T> list(JsonNode items, Class<T> type) {
        List<T> read = new ArrayList<>(items.size());
        items.forEach(item -> read.add(json.treeToValue(item, type)));
        return List.copyOf(read);
    }

    private static Instant instant(JsonNode node, String name) {
        return Instant.parse(node.path(name).asString(""));
    }
}
