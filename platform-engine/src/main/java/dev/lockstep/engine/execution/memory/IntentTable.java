package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.PositionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code order_intents}. */
final class IntentTable {
    private static final Object LIVE = "live";
    private static final Comparator<StoredIntent> OLDEST_FIRST = Comparator.comparingLong(StoredIntent::place);

    private final Rows<IntentId, StoredIntent> rows;
    private final Rows.Lookup<IntentId, StoredIntent> live;

    IntentTable(Undo undo) {
        rows = new Rows<IntentId, StoredIntent>(undo)
                .check("order_intents_absences_check", row -> row.record().absences() >= 0)
                .check("order_intents_attempt_check", row -> row.intent().attempt() >= 1)
                .check("order_intents_cancels_check", IntentTable::namesWhatItCancels)
                .check("order_intents_lock_check", IntentTable::isLockedAsAnEntry)
                .check(
                        "order_intents_receive_window_check",
                        row -> row.intent().receiveWindow().toNanos() >= 1000)
                .unique("order_intents_one_live_entry", IntentTable::liveEntry)
                .unique("order_intents_one_live_protection", row -> ofPosition(row, IntentKind.PROTECTION))
                .unique("order_intents_one_live_exit", row -> ofPosition(row, IntentKind.EXIT));
        live = rows.lookup(row -> row.record().state().isLive() ? LIVE : null);
    }

    @Nullable
    StoredIntent find(IntentId id) {
        return rows.find(id);
    }

    void insert(OrderIntent intent, ShardFence shard, @Nullable FencingToken lock, long place) {
        StoredIntent row = new StoredIntent(new IntentRecord(intent, IntentState.PENDING, 0, 1), shard, lock, place);
        rows.checked(row);
        if (rows.find(intent.id()) != null) {
            throw Breach.unique("order_intents_pkey");
        }
        rows.put(intent.id(), row);
    }

    /** The row after the change; null where its version has moved on. */
    @Nullable
    StoredIntent settle(IntentId id, long version, IntentState state, int absences) {
        StoredIntent row = rows.find(id);
        if (row == null || row.record().version() != version) {
            return null;
        }
        StoredIntent next = row.in(state, absences);
        rows.put(id, next);
        return next;
    }

    Collection<StoredIntent> all() {
        return rows.all();
    }

    /** Those that are not over, oldest first. */
    List<IntentRecord> live() {
        List<StoredIntent> found = live.of(LIVE);
        found.sort(OLDEST_FIRST);
        List<IntentRecord> records = new ArrayList<>(found.size());
        for (StoredIntent each : found) {
            records.add(each.record());
        }
        return Collections.unmodifiableList(records);
    }

    Optional<IntentId> liveOf(PositionId position, IntentKind kind) {
        for (StoredIntent row : live.of(LIVE)) {
            if (row.isLive(kind) && row.intent().position().equals(position)) {
                return Optional.of(row.intent().id());
            }
        }
        return Optional.empty();
    }

    private static boolean namesWhatItCancels(StoredIntent row) {
        return (row.intent().kind() == IntentKind.CANCEL) == (row.intent().cancels() != null);
    }

    private static boolean isLockedAsAnEntry(StoredIntent row) {
        return (row.intent().kind() == IntentKind.ENTRY) == (row.lockFence() != null);
    }

    private static @Nullable Object liveEntry(StoredIntent row) {
        return row.isLive(IntentKind.ENTRY)
                ? List.of(row.intent().profile(), row.intent().instrument().symbol())
                : null;
    }

    private static @Nullable Object ofPosition(StoredIntent row, IntentKind kind) {
        return row.isLive(kind) ? row.intent().position() : null;
    }
}
