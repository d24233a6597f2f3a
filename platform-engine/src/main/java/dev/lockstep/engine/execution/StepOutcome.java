package dev.lockstep.engine.execution;

/** What became of storing a fact. */
public sealed interface StepOutcome {
    /** Stored. */
    record Applied() implements StepOutcome {}

    /** A fill with this key was stored before: nothing changed. */
    record Duplicate() implements StepOutcome {}

    /** A row has moved on since it was read: read again, decide again. */
    record Stale() implements StepOutcome {}

    /** The same key was stored with other content: an alarm, the profile is to be faulted. */
    record Mismatch(String what) implements StepOutcome {}
}
