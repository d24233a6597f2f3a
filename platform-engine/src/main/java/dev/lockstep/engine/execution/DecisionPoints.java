package dev.lockstep.engine.execution;

import dev.lockstep.engine.guard.GuardChain;
import dev.lockstep.engine.guard.GuardContext;
import dev.lockstep.engine.guard.Verdict;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.time.CorrelationId;

/** Tells every fork the flows come to and the way they take; silent, and free, where nobody wants to know. */
final class DecisionPoints {
    private final EventLog log;

    DecisionPoints(EventLog log) {
        this.log = log;
    }

    void guards(GuardChain guards, GuardContext context, CorrelationId decision) {
        if (log.wantsDecisionPoints()) {
            guards.trail(context).forEach((name, verdict) -> {
                Verdict.Denied denied = verdict instanceof Verdict.Denied no ? no : null;
                log.write(line("guard." + name, denied == null ? "ALLOWED" : "BLOCKED")
                        .with("reason_code", denied == null ? null : denied.reason())
                        .with("detail", denied == null ? null : denied.detail())
                        .with("symbol", context.symbol())
                        .of(context.profile().tenant(), context.profile().id(), decision));
            });
        }
    }

    void of(String step, Object taken, OrderIntent intent) {
        if (log.wantsDecisionPoints()) {
            log.write(line(step, taken)
                    .with("kind", intent.kind())
                    .with("symbol", intent.instrument().symbol())
                    .with("attempt", intent.attempt())
                    .of(intent.tenant(), intent.profile(), intent.correlationId()));
        }
    }

    void of(String step, Object taken, Position position) {
        if (log.wantsDecisionPoints()) {
            log.write(line(step, taken)
                    .with("symbol", position.instrument().symbol())
                    .with("position_id", position.id())
                    .of(position.tenant(), position.profile(), position.correlationId()));
        }
    }

    private static LogLine line(String step, Object taken) {
        return LogLine.of(LogEvent.DECISION_POINT).with("step", step).with("decision", taken);
    }
}
