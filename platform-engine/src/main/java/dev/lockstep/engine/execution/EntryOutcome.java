package dev.lockstep.engine.execution;

import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.order.IntentId;
import java.time.Instant;

/** What became of begin-entry. Only {@link Begun} may be followed by a call to the venue. */
public sealed interface EntryOutcome {
    /** All of it is durable. */
    record Begun(FencingToken lockFence) implements EntryOutcome {}

    /** This signal has led to an intent already. */
    record DuplicateSignal(IntentId existing) implements EntryOutcome {}

    /** Another entry of the profile on this symbol is under way. */
    record Locked(Instant until) implements EntryOutcome {}

    /** The profile holds the instrument, or an entry's outcome is still open. */
    record PositionOpen() implements EntryOutcome {}

    /** The tenant, the profile or the installation does not want entries now. */
    record Halted(Cause cause) implements EntryOutcome {
        /** Who said so. */
        public enum Cause {
            KILL_SWITCH,
            TENANT_SUSPENDED,
            PROFILE_NOT_RUNNING,
            PROFILE_FAULTED,
            OVERDRAFT
        }
    }

    /** The hold would take AVAILABLE below zero. */
    record InsufficientFunds() implements EntryOutcome {}

    /** The shard is another engine's by now. */
    record ShardLost() implements EntryOutcome {}
}
