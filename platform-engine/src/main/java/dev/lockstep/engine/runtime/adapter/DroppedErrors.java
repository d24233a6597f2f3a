package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;

/**
 * Errors of work nobody waits for any more: a call that failed after its time-out had been answered for it. Whoever
 * waited has been told, so one line says that it happened, counted like every line; its stack is told at DEBUG only.
 */
@Component
final class DroppedErrors implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DroppedErrors.class);

    private final EventLog log;

    DroppedErrors(EventLog log) {
        this.log = log;
        Hooks.onErrorDropped(this::dropped);
    }

    private void dropped(Throwable error) {
        log.write(LogLine.of(LogEvent.ERROR_DROPPED)
                .with("error", error.getClass().getSimpleName())
                .with("message", error.getMessage()));
        LOG.debug("dropped", error);
    }

    @Override
    public void destroy() {
        Hooks.resetOnErrorDropped();
    }
}
