package dev.lockstep.ui.tracing;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Spans of what a person does and sees. While one lasts, log lines carry its trace and its correlation id. */
public interface Traces {
    /** The name of the correlation id in log lines. */
    String CORRELATION_ID = "correlation_id";

    /** Nothing is traced and nothing costs; log lines carry the correlation id all the same. */
    Traces OFF = new Traces() {
        @Override
        public <T> T click(String action, String correlationId, Function<Map<String, String>, T> call) {
            try (var _ = MDC.putCloseable(CORRELATION_ID, correlationId)) {
                return call.apply(Map.of());
            }
        }

        @Override
        public void screen(@Nullable String traceparent, String correlationId, Runnable work) {
            try (var _ = MDC.putCloseable(CORRELATION_ID, correlationId)) {
                work.run();
            }
        }
    };

    /**
     * Somebody wants something of the platform: the beginning of a trace.
     *
     * @param call gets the W3C headers to send with it
     */
    <T> T click(String action, String correlationId, Function<Map<String, String>, T> call);

    /**
     * An update reaches the screens: the end of the trace that came with it.
     *
     * @param traceparent as it came; null where nothing is traced, then there is no span
     */
    void screen(@Nullable String traceparent, String correlationId, Runnable work);
}
