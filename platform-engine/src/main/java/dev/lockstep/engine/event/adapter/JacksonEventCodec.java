package dev.lockstep.engine.event.adapter;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.PlatformEvent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The wire contract's JSON. Has a mapper of its own, so that no setting of a web layer changes the contract. */
final class JacksonEventCodec implements EventCodec {
    private static final Logger LOG = LoggerFactory.getLogger(JacksonEventCodec.class);

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(
                    BigDecimal.class, form -> form.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private static final Map<String, Class<? extends PlatformEvent>> TYPES = Arrays.stream(
                    PlatformEvent.class.getPermittedSubclasses())
            .map(type -> type.<PlatformEvent>asSubclass(PlatformEvent.class))
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    @Override
    public String json(PlatformEvent event) {
        return MAPPER.writeValueAsString(event);
    }

    @Override
    public Optional<PlatformEvent> event(String type, int version, String json) {
        Class<? extends PlatformEvent> known = TYPES.get(type);
        if (known == null || version != VERSION) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(json, known));
        } catch (JacksonException e) {
            LOG.warn("event payload of type {} is unreadable: {}", type, e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
