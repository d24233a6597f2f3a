package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code trade_history}: ENTRY and EXIT of a position, each once and only after the venue confirmed. */
final class HistoryTable {
    private final Rows<Object, Lifecycle> rows;

    HistoryTable(Undo undo) {
        rows = new Rows<Object, Lifecycle>(undo)
                .check(
                        "trade_history_realized_pnl_check",
                        row -> (row.kind() == Lifecycle.Kind.EXIT) == (row.realizedPnl() != null));
    }

    void store(Lifecycle told, @Nullable Position position, @Nullable Order order) {
        Lifecycle row = told.kind() == Lifecycle.Kind.ENTRY ? withoutGain(told) : told;
        Object key = List.of(row.position(), row.kind());
        if (isConfirmed(row.kind(), position, order)) {
            rows.checked(row);
            if (rows.find(key) == null) {
                rows.put(key, row);
            }
        } else if (rows.find(key) == null) {
            throw Breach.raised(row.kind() + " of position " + row.position() + " is not confirmed by the venue");
        }
    }

    List<Lifecycle> all() {
        return List.copyOf(rows.all());
    }

    private static boolean isConfirmed(Lifecycle.Kind kind, @Nullable Position position, @Nullable Order order) {
        if (position == null || order == null) {
            return false;
        }
        return switch (kind) {
            case ENTRY -> order.executed().isPositive();
            case EXIT -> position.status() == PositionStatus.CLOSED;
        };
    }

    private static Lifecycle withoutGain(Lifecycle row) {
        return new Lifecycle(
                row.kind(),
                row.position(),
                row.order(),
                row.quantity(),
                row.averagePrice(),
                null,
                row.reason(),
                row.at());
    }
}
