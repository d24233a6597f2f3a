package dev.lockstep.engine.execution.adapter;

import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.ShardFence;
import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as the one argument of the SQL functions in {@code db/function}; their heads name the fields. An empty
 * traceparent means none.
 */
final class TransitionJson {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final EventCodec codec;

    TransitionJson(EventCodec codec) {
        this.codec = codec;
    }

    Json entry(EntryRequest request, String traceparent) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("signal_key", request.signalKey())
                .put("market_time", request.marketTime().toString())
                .put("lock_ttl_us", micros(request.lockTtl()));
        node.set("intent", ValueJson.intent(request.intent()));
        node.set("shard", shard(request.shard()));
        node.set("hold", ValueJson.journal(request.hold()));
        node.set("events", events(request.events(), traceparent));
        return argument(node);
    }

    Json intent(IntentRequest request, String traceparent) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("intent", ValueJson.intent(request.intent()));
        node.set("shard", shard(request.shard()));
        if (request.position() != null) {
            node.set(
                    "position",
                    change(
                            request.position(),
                            ValueJson.position(request.position().next())));
        }
        node.set("events", events(request.events(), traceparent));
        return argument(node);
    }

    Json settle(SettleRequest request, String traceparent) {
        return argument(settlement(request, traceparent));
    }

    private ObjectNode settlement(SettleRequest request, String traceparent) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("tenant", request.tenant().toString())
                .put("intent", request.intent().toString())
                .put("intent_version", request.intentVersion())
                .put("state", request.state().name())
                .put("absences", request.absences())
                .put("release_entry_lock", request.releaseEntryLock());
        ArrayNode orders = node.putArray("orders");
        request.orders().forEach(order -> orders.add(change(order, ValueJson.order(order.next()))));
        if (request.position() != null) {
            node.set(
                    "position",
                    change(
                            request.position(),
                            ValueJson.position(request.position().next())));
        }
        if (request.release() != null) {
            node.set("release", ValueJson.journal(request.release()));
        }
        if (request.lifecycle() != null) {
            node.set("lifecycle", ValueJson.lifecycle(request.lifecycle()));
        }
        node.set("events", events(request.events(), traceparent));
        return node;
    }

    Json fill(FillRequest request, String traceparent) {
        ObjectNode node =
                MAPPER.createObjectNode().put("tenant", request.tenant().toString());
        node.set("fill", ValueJson.fill(request.fill()));
        node.set(
                "order", change(request.order(), ValueJson.order(request.order().next())));
        node.set(
                "position",
                change(request.position(), ValueJson.position(request.position().next())));
        node.set("posting", ValueJson.journal(request.posting()));
        if (request.lifecycle() != null) {
            node.set("lifecycle", ValueJson.lifecycle(request.lifecycle()));
        }
        if (request.settlement() != null) {
            node.set("settlement", settlement(request.settlement(), traceparent));
        }
        node.set("events", events(request.events(), traceparent));
        return argument(node);
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    private static ObjectNode change(Change<?> change, ObjectNode next) {
        ObjectNode node = MAPPER.createObjectNode().put("expected_version", change.expectedVersion());
        node.set("next", next);
        return node;
    }

    private static ObjectNode shard(ShardFence shard) {
        return MAPPER.createObjectNode()
                .put("shard", shard.shard().name())
                .put("owner", shard.owner())
                .put("fence", shard.fence().value());
    }

    private ArrayNode events(List<PendingEvent> events, String traceparent) {
        ArrayNode nodes = MAPPER.createArrayNode();
        events.forEach(event -> nodes.add(event(event, traceparent)));
        return nodes;
    }

    private ObjectNode event(PendingEvent event, String traceparent) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", event.id().toString())
                .put("tenant", event.tenant().toString())
                .put("type", codec.type(event.event()))
                .put("correlation_id", event.correlationId().value())
                .put("traceparent", traceparent.isEmpty() ? null : traceparent)
                .put("occurred_at", event.occurredAt().toString());
        node.set("payload", MAPPER.readTree(codec.json(event.event())));
        return node;
    }

    private static Json argument(JsonNode node) {
        return Json.of(MAPPER.writeValueAsString(node));
    }
}
