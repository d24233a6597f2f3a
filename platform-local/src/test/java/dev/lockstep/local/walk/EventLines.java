package dev.lockstep.local.walk;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of the log's vocabulary, as text and as {@code LOGGING_STRUCTURED_FORMAT_CONSOLE=logstash} prints them. */
final class EventLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> structured = new CopyOnWriteArrayList<>();
    private final StructuredLogEncoder encoder = new StructuredLogEncoder();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.lockstep.events");

    static EventLines listen() {
        EventLines listening = new EventLines();
        listening.attach();
        return listening;
    }

    /** Listens from here on; a process that sets its logging up later ends it. */
    void attach() {
        encoder.setContext(logger.getLoggerContext());
        encoder.setFormat("logstash");
        encoder.start();
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage());
        structured.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }

    /** Those of one decision, in their order. */
    List<String> of(String correlationId) {
        return lines.stream()
                .filter(line -> line.contains("correlation_id=" + correlationId))
                .toList();
    }

    /** The same lines, each as the JSON object it is printed as. */
    List<JsonNode> json(String correlationId) {
        return structured.stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(line -> line.path("correlation_id").asString("").equals(correlationId))
                .toList();
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}
