package dev.lockstep.api.stream;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.lockstep.engine.problem.InvalidRequest;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Messages as text: written as the REST answers are, amounts as strings; read as strictly as their bodies. */
@Component
class StreamJson {
    private static final int MOST_TOPICS = 32;

    private record Raw(
            @Nullable String op,
            @Nullable String ticket,
            @Nullable String token,
            @Nullable List<@Nullable String> topics,
            @Nullable Long from) {}

    private final JsonMapper json;

    StreamJson(JsonMapper json) {
        this.json = json.rebuild()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .withConfigOverride(
                        BigDecimal.class, form -> form.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                .build();
    }

    String write(ServerMessage message) {
        return json.writeValueAsString(message);
    }

    /** The message; an {@code InvalidRequest} where it is none. */
    ClientMessage read(String text) {
        Raw raw = raw(text);
        return switch (raw.op()) {
            case "authenticate" -> authenticate(raw);
            case "subscribe" -> new ClientMessage.Subscribe(topics(raw), from(raw));
            case "unsubscribe" -> new ClientMessage.Unsubscribe(topics(raw));
            case null, default -> throw bad("op is not one of authenticate, subscribe, unsubscribe");
        };
    }

    private Raw raw(String text) {
        try {
            Raw raw = json.readValue(text, Raw.class);
            if (raw == null) {
                throw bad("it is JSON null");
            }
            return raw;
        } catch (JacksonException e) {
            throw bad("it is not a JSON object of one of the forms there are");
        }
    }

    private static ClientMessage authenticate(Raw raw) {
        if ((raw.ticket() == null) == (raw.token() == null)) {
            throw bad("authenticate carries exactly one of ticket and token");
        }
        return new ClientMessage.Authenticate(raw.ticket(), raw.token());
    }

    private static Set<Topic> topics(Raw raw) {
        List<@Nullable String> named = raw.topics();
        if (named == null || named.isEmpty() || named.size() > MOST_TOPICS) {
            throw bad("topics lists 1 to " + MOST_TOPICS + " topics");
        }
        Set<Topic> topics = new LinkedHashSet<>();
        for (String name : named) {
            topics.add(Topic.of(name == null ? "null" : name));
        }
        return topics;
    }

    private static @Nullable Long from(Raw raw) {
        if (raw.from() != null && raw.from() < 0) {
            throw bad("from is below zero");
        }
        return raw.from();
    }

    private static InvalidRequest bad(String what) {
        return new InvalidRequest("stream_message", what, "compare the message with docs/reference/asyncapi.yaml");
    }
}
