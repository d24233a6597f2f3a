package dev.lockstep.engine.execution;

import dev.lockstep.engine.order.IntentId;

/** What became of begin-intent. Only {@link Begun} may be followed by a call to the venue. */
public sealed interface IntentOutcome {
    /** All of it is durable. */
    record Begun() implements IntentOutcome {}

    /** This very intent is durable already. */
    record AlreadyBegun() implements IntentOutcome {}

    /** The position has a live intent of this kind. */
    record LiveIntentExists(IntentId existing) implements IntentOutcome {}

    /** The position has moved on; read again and decide. */
    record Stale() implements IntentOutcome {}

    /** The shard is another engine's by now. */
    record ShardLost() implements IntentOutcome {}
}
