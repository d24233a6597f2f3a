package dev.lockstep.ui.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Traces} as spans. */
final class MicrometerTraces implements Traces {
    private static final String TRACEPARENT = "traceparent";
    private static final String TAG = "lockstep.correlation_id";

    private final Tracer tracer;
    private final Propagator propagator;

    MicrometerTraces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public <T> T click(String action, String correlationId, Function<Map<String, String>, T> call) {
        Span span = tracer.spanBuilder()
                .setNoParent()
                .name("click")
                .kind(Span.Kind.CLIENT)
                .tag("lockstep.action", action)
                .tag(TAG, correlationId)
                .start();
        Map<String, String> headers = new HashMap<>();
        propagator.inject(span.context(), headers, (nothing, name, value) -> headers.put(name, value));
        try (var _ = tracer.withSpan(span)) {
            return OFF.click(action, correlationId, nothing -> call.apply(Map.copyOf(headers)));
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    @Override
    public void screen(@Nullable String traceparent, String correlationId, Runnable work) {
        if (traceparent == null) {
            OFF.screen(null, correlationId, work);
            return;
        }
        Span span = propagator
                .extract(Map.of(TRACEPARENT, traceparent), Map::get)
                .name("screen")
                .kind(Span.Kind.CONSUMER)
                .tag(TAG, correlationId)
                .start();
        try (var _ = tracer.withSpan(span)) {
            OFF.screen(traceparent, correlationId, work);
        } finally {
            span.end();
        }
    }
}
