package dev.lockstep.engine.tracing.adapter;

import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import dev.lockstep.engine.tracing.Step;
import dev.lockstep.engine.tracing.Traces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * {@link Traces} as spans. They are carried in the Reactor Context by hand and not in thread-locals, since restoring
 * those at every operator costs more than everything traced here.
 */
final class MicrometerTraces implements Traces {
    private static final int TRACE_DIGITS = 32;
    private static final int SPAN_DIGITS = 16;
    private static final int HEX = 16;
    private static final String TAG = "lockstep.correlation_id";

    private final Tracer tracer;
    private final double probability;

    MicrometerTraces(Tracer tracer, double probability) {
        this.tracer = tracer;
        this.probability = probability;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public String traceId(CorrelationId decision) {
        return DerivedId.hex(TRACE_DIGITS, "trace", decision);
    }

    @Override
    public <T> Mono<T> step(Step step, CorrelationId decision, Mono<T> work) {
        return Mono.deferContextual(context -> {
            Span span = tracer.spanBuilder()
                    .setParent(parent(context, decision))
                    .name(step.text())
                    .tag(TAG, decision.value())
                    .start();
            return work.contextWrite(inner -> carrying(inner, span.context()))
                    .doOnError(span::error)
                    .doFinally(end -> span.end());
        });
    }

    @Override
    public @Nullable String passed(Step step, @Nullable String traceparent) {
        Traceparent sent = Traceparent.parse(traceparent);
        if (sent == null) {
            return traceparent;
        }
        Span span = tracer.spanBuilder()
                .setParent(context(sent.traceId(), sent.spanId(), sent.sampled()))
                .name(step.text())
                .kind(Span.Kind.CONSUMER)
                .start();
        span.end();
        return Traceparent.of(span.context()).text();
    }

    private Context carrying(Context inner, TraceContext span) {
        return inner.put(this, span).put(TRACEPARENT, Traceparent.of(span).text());
    }

    private TraceContext parent(ContextView context, CorrelationId decision) {
        String traceId = traceId(decision);
        TraceContext around = context.<TraceContext>getOrEmpty(this).orElse(null);
        return around != null && around.traceId().equals(traceId)
                ? around
                : context(traceId, DerivedId.hex(SPAN_DIGITS, "span", decision), isSampled(traceId));
    }

    private TraceContext context(String traceId, String spanId, boolean sampled) {
        return tracer.traceContextBuilder()
                .traceId(traceId)
                .spanId(spanId)
                .sampled(sampled)
                .build();
    }

    /** The same answer in every process, since it follows from the id. */
    private boolean isSampled(String traceId) {
        long drawn = Long.parseUnsignedLong(traceId.substring(TRACE_DIGITS - SPAN_DIGITS), HEX) >>> 1;
        return drawn <= probability * Long.MAX_VALUE;
    }
}
