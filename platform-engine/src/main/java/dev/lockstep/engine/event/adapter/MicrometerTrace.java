package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.CurrentTrace;
import dev.lockstep.engine.tracing.Traces;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** {@link CurrentTrace} from the step of the walk, or else the observation, in the Reactor Context. */
final class MicrometerTrace implements CurrentTrace {
    @Override
    public Mono<String> traceparent() {
        return Mono.deferContextual(context -> Mono.justOrEmpty(of(context)));
    }

    private static Optional<String> of(ContextView context) {
        return context.<String>getOrEmpty(Traces.TRACEPARENT).or(() -> observed(context));
    }

    private static Optional<String> observed(ContextView context) {
        return context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                .map(observation -> observation.getContextView().<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> text(span.context()));
    }

    private static String text(TraceContext trace) {
        String flags = Boolean.TRUE.equals(trace.sampled()) ? "01" : "00";
        return "00-" + trace.traceId() + "-" + trace.spanId() + "-" + flags;
    }
}
