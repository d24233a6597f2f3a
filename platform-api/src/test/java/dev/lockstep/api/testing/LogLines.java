package dev.lockstep.api.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is logged while it is open, as text and as {@code LOGGING_STRUCTURED_FORMAT_CONSOLE=logstash} writes it. */
public final class LogLines implements AutoCloseable {
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
    private final StructuredLogEncoder encoder = new StructuredLogEncoder();
    private final Lines lines = new Lines();

    public LogLines() {
        LoggerContext context = root.getLoggerContext();
        if (context.getObject(Environment.class.getName()) == null) {
            context.putObject(Environment.class.getName(), new StandardEnvironment());
        }
        encoder.setContext(context);
        encoder.setFormat("logstash");
        encoder.start();
        lines.start();
        root.addAppender(lines);
    }

    private record Line(String text, String json) {}

    /** In the thread that logs: what a line says of its thread is gone later. */
    private final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<Line> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            String json = new String(encoder.encode(event), StandardCharsets.UTF_8);
            all.add(new Line(event.getFormattedMessage(), json));
        }
    }

    /** The messages so far that contain {@code words}. */
    public List<String> with(String words) {
        return found(words).stream().map(Line::text).toList();
    }

    /** The same lines, as JSON. */
    public List<JsonNode> json(String words) {
        return found(words).stream()
                .map(line -> JsonMapper.shared().readTree(line.json()))
                .toList();
    }

    private List<Line> found(String words) {
        return lines.all.stream().filter(line -> line.text().contains(words)).toList();
    }

    @Override
    public void close() {
        root.detachAppender(lines);
    }
}
