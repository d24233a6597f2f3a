package dev.lockstep.engine.logging.adapter;

import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * One log line per event, in the text form operators search for; its fields go along as keys and values, so that a
 * structured format has them under the same names, with the decision's trace as {@code traceId}, as lines of the API
 * have it. Counts what it writes.
 */
@Component
@EnableConfigurationProperties(LogSettings.class)
final class Slf4jEventLog implements EventLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lockstep.events");
    private static final String TRACE = "traceId";
    private static final String DEBUG_PREFIX = "[DEBUG_TRADING] ";

    private final boolean debugTrading;
    private final Traces traces;
    private final Map<LogEvent, Counter> counters = new EnumMap<>(LogEvent.class);

    Slf4jEventLog(LogSettings settings, MeterRegistry meters, Traces traces) {
        this.traces = traces;
        this.debugTrading = settings.debugTrading();
        for (LogEvent event : LogEvent.values()) {
            counters.put(
                    event,
                    Counter.builder("lockstep.log.events")
                            .description("lines of the log's vocabulary")
                            .tag("event", event.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public void write(LogLine line) {
        boolean point = line.event() == LogEvent.DECISION_POINT;
        LoggingEventBuilder entry = LOG.atLevel(point && debugTrading ? Level.INFO : levelOf(line))
                .addKeyValue("event", line.event().text());
        for (Map.Entry<String, String> field : line.all().entrySet()) {
            entry = entry.addKeyValue(field.getKey(), field.getValue());
        }
        String text = point ? DEBUG_PREFIX + line.text() : line.text();
        String trace = line.correlationId() == null ? null : traces.traceId(line.correlationId());
        if (trace == null) {
            entry.log(text);
        } else {
            try (MDC.MDCCloseable _ = MDC.putCloseable(TRACE, trace)) {
                entry.log(text);
            }
        }
        Counter counter = counters.get(line.event());
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public boolean wantsDecisionPoints() {
        return debugTrading;
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
