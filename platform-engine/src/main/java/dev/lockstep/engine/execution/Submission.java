package dev.lockstep.engine.execution;

import dev.lockstep.engine.guard.DenialReason;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.PositionId;

/** What became of a signal. */
public sealed interface Submission {
    /** The strategy asked for nothing. */
    record Nothing() implements Submission {}

    /** We did not do it. */
    record Denied(DenialReason reason, String detail) implements Submission {}

    /** The venue took the entry; what it traded is in the books. */
    record Entered(IntentId intent, PositionId position) implements Submission {}

    /** Everything but the send was done: the intent is stored, what was held for it is free again. */
    record DryRun(IntentId intent) implements Submission {}

    /** The venue did not take the entry. */
    record NotPlaced(IntentId intent, String reason) implements Submission {}

    /** The entry's outcome is not known yet; what is held for it stays held. */
    record Uncertain(IntentId intent, String reason) implements Submission {}

    /** The position is being sold, or is sold. */
    record Leaving(PositionId position) implements Submission {}
}
