package dev.lockstep.engine.guard;

/** One reason not to enter. A value: no waiting, no clock of its own. */
@FunctionalInterface
public interface Guard {
    Verdict check(GuardContext context);
}
