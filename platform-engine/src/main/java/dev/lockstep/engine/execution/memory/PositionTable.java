package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code positions}. */
final class PositionTable {
    private static final Object OPEN = "open";
    private static final Comparator<Position> OLDEST_FIRST = Comparator.comparing(Position::openedAt)
            .thenComparing(position -> position.id().toString());

    private final Rows<PositionId, Position> rows;
    private final Rows.Lookup<PositionId, Position> open;

    PositionTable(Undo undo) {
        rows = new Rows<PositionId, Position>(undo)
                .check("positions_closed_at_check", PositionTable::isClosedAtItsEnd)
                .check(
                        "positions_naked_total_check",
                        row -> row.protection().nakedTotal().toNanos() > -1000)
                .unique("positions_one_open", PositionTable::held);
        open = rows.lookup(row -> row.status() == PositionStatus.OPEN ? OPEN : null);
    }

    @Nullable
    Position find(PositionId id) {
        return rows.find(id);
    }

    /** False where the version has moved on, or a position to be opened is there already. */
    boolean store(Change<Position> change, Profiled owner) {
        Position next = change.next();
        Position row = rows.find(next.id());
        if (change.expectedVersion() == 0) {
            rows.checked(next);
            if (row != null) {
                return false;
            }
            rows.put(next.id(), version(next, next, 1));
            owner.require(next.profile(), "positions_profile_fkey");
            owner.require(next.account(), "positions_account_fkey");
            return true;
        }
        if (row == null || row.version() != change.expectedVersion()) {
            return false;
        }
        rows.put(next.id(), version(row, next, row.version() + 1));
        return true;
    }

    boolean isHeld(Object key) {
        for (Position position : open.of(OPEN)) {
            if (key.equals(held(position))) {
                return true;
            }
        }
        return false;
    }

    List<Position> open() {
        List<Position> found = open.of(OPEN);
        found.sort(OLDEST_FIRST);
        return Collections.unmodifiableList(found);
    }

    Collection<Position> all() {
        return rows.all();
    }

    /** Identity from the row, what changes from {@code next}. */
    private static Position version(Position row, Position next, long version) {
        return new Position(
                row.tenant(),
                row.id(),
                row.profile(),
                row.account(),
                row.instrument(),
                next.status(),
                next.quantity(),
                next.cost(),
                next.realizedPnl(),
                next.protection(),
                row.correlationId(),
                next.openedAt(),
                next.closedAt(),
                version);
    }

    private static boolean isClosedAtItsEnd(Position row) {
        return (row.status() == PositionStatus.CLOSED) == (row.closedAt() != null);
    }

    private static @Nullable Object held(Position row) {
        return row.status() == PositionStatus.OPEN
                ? List.of(
                        row.profile(),
                        row.instrument().venue(),
                        row.instrument().symbol())
                : null;
    }
}
