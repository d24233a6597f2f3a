package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.OrderIntent;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code order_intents}.
 *
 * @param record the intent and how far it is
 * @param shard under which it was begun
 * @param lockFence of the entry lock; entries only
 * @param place counts rows in the order they were written
 */
record StoredIntent(
        IntentRecord record, ShardFence shard, @Nullable FencingToken lockFence, long place) {
    OrderIntent intent() {
        return record.intent();
    }

    boolean isLive(IntentKind kind) {
        return record.state().isLive() && intent().kind() == kind;
    }

    StoredIntent in(IntentState state, int absences) {
        return new StoredIntent(
                new IntentRecord(intent(), state, absences, record.version() + 1), shard, lockFence, place);
    }
}
