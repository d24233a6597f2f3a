package dev.lockstep.engine.logging.adapter;

import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** One log line per event, in the text form operators search for. */
@Component
final class Slf4jEventLog implements EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lockstep.events");

    @Override
    public void write(LogLine line) {
        LOG.atLevel(levelOf(line)).log(line.text());
    }

    private static Level levelOf(LogLine line) {
        return switch (line.event().level()) {
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARN -> Level.WARN;
            case ERROR -> Level.ERROR;
        };
    }
}
