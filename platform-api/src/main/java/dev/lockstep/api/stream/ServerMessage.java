package dev.lockstep.api.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.api.web.problem.Refusal;
import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.PlatformEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client hears; {@code docs/reference/asyncapi.yaml} explains each field, and a test holds it against this. */
sealed interface ServerMessage {
    /** Its name on the wire. */
    @JsonProperty("type")
    String type();

    record Welcome(UUID session, String subject, UUID tenantId, Instant expiresAt, long sequence)
            implements ServerMessage {
        @Override
        public String type() {
            return "welcome";
        }
    }

    record Authenticated(Instant expiresAt) implements ServerMessage {
        @Override
        public String type() {
            return "authenticated";
        }
    }

    record Expiring(Instant expiresAt) implements ServerMessage {
        @Override
        public String type() {
            return "expiring";
        }
    }

    record Subscribed(List<String> topics, boolean resumed, long sequence) implements ServerMessage {
        @Override
        public String type() {
            return "subscribed";
        }
    }

    record Unsubscribed(List<String> topics) implements ServerMessage {
        @Override
        public String type() {
            return "unsubscribed";
        }
    }

    record Snapshot(String topic, long sequence, List<?> items) implements ServerMessage {
        @Override
        public String type() {
            return "snapshot";
        }
    }

    record Event(
            String topic,
            long sequence,
            String event,
            UUID id,
            String correlationId,
            @Nullable String traceparent,
            Instant occurredAt,
            PlatformEvent data)
            implements ServerMessage {
        static Event of(EventEnvelope envelope) {
            return new Event(
                    Topic.OfEvents.of(envelope.event()).text(),
                    envelope.sequence(),
                    envelope.event().getClass().getSimpleName(),
                    envelope.id(),
                    envelope.correlationId().value(),
                    envelope.traceparent(),
                    envelope.occurredAt(),
                    envelope.event());
        }

        @Override
        public String type() {
            return "event";
        }
    }

    record State(
            String topic,
            String key,
            Instant asOf,
            @Nullable Object data) implements ServerMessage {
        @Override
        public String type() {
            return "state";
        }
    }

    record Heartbeat(Instant at, long sequence, boolean feedConnected) implements ServerMessage {
        @Override
        public String type() {
            return "heartbeat";
        }
    }

    record Problem(String code, String title, String detail, String hint, Map<String, String> context)
            implements ServerMessage {
        static Problem of(Refusal refusal) {
            return new Problem(refusal.code(), refusal.title(), refusal.detail(), refusal.hint(), refusal.context());
        }

        @Override
        public String type() {
            return "problem";
        }
    }
}
