package dev.lockstep.engine.tracing;

import dev.lockstep.engine.time.CorrelationId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Spans of the walk's steps. All of a decision's are in one trace, whichever process or engine they are made by, since
 * the trace's id follows from the correlation id.
 */
public interface Traces {
    /** Where the W3C {@code traceparent} of the step under way is kept in the Reactor Context. */
    String TRACEPARENT = "dev.lockstep.traceparent";

    /** Nothing is traced and nothing costs. */
    Traces OFF = new Traces() {
        @Override
        public boolean isOn() {
            return false;
        }

        @Override
        public @Nullable String traceId(CorrelationId decision) {
            return null;
        }

        @Override
        public <T> Mono<T> step(Step step, CorrelationId decision, Mono<T> work) {
            return work;
        }

        @Override
        public @Nullable String passed(Step step, @Nullable String traceparent) {
            return traceparent;
        }
    };

    boolean isOn();

    /** The W3C id of the decision's trace, in hex; null where nothing is traced. */
    @Nullable
    String traceId(CorrelationId decision);

    /** {@code work} as one step of the decision: inside the step it is part of, else at the top of its trace. */
    <T> Mono<T> step(Step step, CorrelationId decision, Mono<T> work);

    /** A step that is over at once, made of what came with a message; answers what is to go on with it. */
    @Nullable
    String passed(Step step, @Nullable String traceparent);
}
