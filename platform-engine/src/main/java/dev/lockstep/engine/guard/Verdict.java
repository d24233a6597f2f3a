package dev.lockstep.engine.guard;

/** A guard's answer. */
public sealed interface Verdict {
    /** Go on. */
    record Allowed() implements Verdict {}

    /** Stop here; {@code detail} says it in words with the numbers. */
    record Denied(DenialReason reason, String detail) implements Verdict {}
}
