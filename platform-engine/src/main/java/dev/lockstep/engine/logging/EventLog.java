package dev.lockstep.engine.logging;

/** Where log events go. Never waits and never fails. */
@FunctionalInterface
public interface EventLog {
    void write(LogLine line);

    /** Whether anybody wants {@link LogEvent#DECISION_POINT} lines; who writes them asks first. */
    default boolean wantsDecisionPoints() {
        return false;
    }
}
