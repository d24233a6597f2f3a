package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.tenancy.ProfileId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code entry_locks}: one entry at a time per profile and symbol; a courtesy. */
final class LockTable {
    private final Rows<Object, Lock> rows;

    LockTable(Undo undo) {
        rows = new Rows<>(undo);
    }

    /** The lock with a higher fence than any before; null while it is held. */
    @Nullable
    Lock take(ProfileId profile, String symbol, String owner, Duration ttl, Instant now) {
        Lock held = rows.find(key(profile, symbol));
        if (held != null && !held.until().isBefore(now)) {
            return null;
        }
        long fence = held == null ? 1 : held.fence().value() + 1;
        Lock taken = new Lock(profile, symbol, owner, new FencingToken(fence), now.plus(ttl));
        rows.put(key(profile, symbol), taken);
        return taken;
    }

    /** Frees it where it still is that entry's. */
    void release(ProfileId profile, String symbol, @Nullable FencingToken fence, Instant now) {
        Lock held = rows.find(key(profile, symbol));
        if (held != null && held.fence().equals(fence) && held.until().isAfter(now)) {
            rows.put(key(profile, symbol), new Lock(profile, symbol, held.owner(), held.fence(), now));
        }
    }

    @Nullable
    Lock find(ProfileId profile, String symbol) {
        return rows.find(key(profile, symbol));
    }

    List<Lock> all() {
        return List.copyOf(rows.all());
    }

    private static Object key(ProfileId profile, String symbol) {
        return List.of(profile, symbol);
    }

    /** One row. */
    record Lock(ProfileId profile, String symbol, String owner, FencingToken fence, Instant until) {}
}
