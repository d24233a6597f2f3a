package dev.lockstep.engine.logging;

/** Where log events go. Never waits and never fails. */
@FunctionalInterface
public interface EventLog {
    void write(LogLine line);
}
