package dev.lockstep.local.walk;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The lines of the log's vocabulary, as they are printed. */
final class EventLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.lockstep.events");

    static EventLines listen() {
        EventLines listening = new EventLines();
        listening.start();
        listening.logger.addAppender(listening);
        return listening;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage());
    }

    /** Those of one decision, in their order. */
    List<String> of(String correlationId) {
        return lines.stream()
                .filter(line -> line.contains("correlation_id=" + correlationId))
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
