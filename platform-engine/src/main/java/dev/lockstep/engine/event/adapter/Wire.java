package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.OutgoingEvent;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as one Kafka message: a JSON object with the payload inside, the tenant's id as the key. */
final class Wire {
    private static final JsonMapper MAPPER = JacksonEventCodec.MAPPER;

    private final EventCodec codec;

    Wire(EventCodec codec) {
        this.codec = codec;
    }

    static String write(OutgoingEvent event) {
        return MAPPER.writeValueAsString(new Message(
                event.id(),
                event.tenant().value(),
                event.sequence(),
                event.correlationId().value(),
                event.traceparent(),
                event.occurredAt(),
                event.type(),
                EventCodec.VERSION,
                MAPPER.readTree(event.payload())));
    }

    /** The event, or why it is not handed on: not ours to understand, or another tenant's than its key says. */
    Read read(@Nullable String key, @Nullable String text) {
        if (key == null || text == null) {
            return new Read.Ignored("it has no key or no value");
        }
        try {
            Message message = MAPPER.readValue(text, Message.class);
            return message == null ? new Read.Ignored("it is JSON null") : read(key, message);
        } catch (JacksonException e) {
            return new Read.Ignored("it is not JSON of our form: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return new Read.Ignored("a field has no sense: " + e.getMessage());
        }
    }

    private Read read(String key, Message message) {
        if (!message.tenant().toString().equals(key)) {
            return new Read.Ignored("its key names another tenant than its content");
        }
        return codec.event(message.type(), message.version(), message.payload().toString())
                .<Read>map(event -> new Read.Event(new EventEnvelope(
                        message.id(),
                        new TenantId(message.tenant()),
                        message.sequence(),
                        new CorrelationId(message.correlationId()),
                        message.traceparent(),
                        message.occurredAt(),
                        event)))
                .orElseGet(() -> new Read.Ignored(
                        "type " + message.type() + " version " + message.version() + " is not known here"));
    }

    /** What became of reading a message. */
    sealed interface Read {
        record Event(EventEnvelope envelope) implements Read {}

        record Ignored(String why) implements Read {}
    }

    private record Message(
            UUID id,
            UUID tenant,
            long sequence,
            String correlationId,
            @Nullable String traceparent,
            Instant occurredAt,
            String type,
            int version,
            JsonNode payload) {
        Message {
            if (id == null || tenant == null || correlationId == null || type == null || payload == null) {
                throw new IllegalArgumentException("a part is missing");
            }
        }
    }
}
