package dev.lockstep.engine.event;

import reactor.core.publisher.Mono;

/** The trace that the work now under way belongs to, so that it goes on where the event is read. */
@FunctionalInterface
public interface CurrentTrace {
    /** W3C {@code traceparent}; empty where nothing is traced. */
    Mono<String> traceparent();
}
