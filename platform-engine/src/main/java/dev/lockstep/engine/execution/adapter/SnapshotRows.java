package dev.lockstep.engine.execution.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.execution.IntentSnapshot;
import dev.lockstep.engine.execution.OrderSnapshot;
import dev.lockstep.engine.execution.PositionSnapshot;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.adapter.row.IntentRow;
import dev.lockstep.engine.order.adapter.row.OrderRows;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.adapter.row.PositionRows;
import dev.lockstep.engine.profile.adapter.row.LimitsRow;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows one statement found, each with the table it is of, put together.
 *
 * @param all in the order they came
 */
record SnapshotRows(List<Row> all) {
    static Row row(Readable found) {
        return new Row(
                column(found, "source", String.class),
                JsonRow.of(column(found, "stored", Json.class).asString()));
    }

    Optional<OrderSnapshot> order(ClientOrderId id) {
        List<Order> siblings = of("orders", OrderRows::order);
        return siblings.stream()
                .filter(order -> order.id().equals(id))
                .findFirst()
                .map(order -> order(order, siblings));
    }

    private OrderSnapshot order(Order order, List<Order> siblings) {
        List<Position> positions = of("positions", PositionRows::position);
        return new OrderSnapshot(
                order,
                intent(intents(siblings).getFirst(), siblings, positions),
                siblings,
                positions.stream()
                        .filter(position -> holds(position, order))
                        .findFirst()
                        .orElse(null),
                of("profiles", LimitsRow::limits).getFirst());
    }

    Optional<IntentSnapshot> intent() {
        List<Order> orders = of("orders", OrderRows::order);
        return intents(orders).stream()
                .findFirst()
                .map(record -> intent(record, orders, of("positions", PositionRows::position)));
    }

    Optional<PositionSnapshot> position() {
        List<Order> orders = of("orders", OrderRows::order);
        return of("positions", PositionRows::position).stream()
                .findFirst()
                .map(position -> new PositionSnapshot(position, orders, intents(orders)));
    }

    private IntentSnapshot intent(IntentRecord record, List<Order> orders, List<Position> positions) {
        Money nothing = Money.zero(record.intent().instrument().quote());
        return new IntentSnapshot(
                record,
                orders.stream()
                        .filter(order -> order.intent().equals(record.intent().id()))
                        .toList(),
                one(positions, record.intent().position()),
                of("ledger_accounts", row -> new Money(column(row, "amount", BigDecimal.class), nothing.asset()))
                        .stream()
                        .findFirst()
                        .orElse(nothing));
    }

    private List<IntentRecord> intents(List<Order> orders) {
        return of("order_intents", IntentRow::of).stream()
                .map(row -> row.with(orders.stream()
                        .filter(order -> order.intent().value().equals(row.id()))
                        .toList()))
                .toList();
    }

    private <T> List<T> of(String table, Function<Readable, T> mapper) {
        return all.stream()
                .filter(row -> row.source().equals(table))
                .map(Row::stored)
                .map(mapper)
                .toList();
    }

    private static boolean holds(Position position, Order order) {
        return position.status() == PositionStatus.OPEN
                && position.profile().equals(order.profile())
                && position.instrument().equals(order.spec().instrument());
    }

    private static @Nullable Position one(List<Position> positions, PositionId id) {
        return positions.stream()
                .filter(position -> position.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /**
     * One row.
     *
     * @param source the table it is of
     * @param stored its columns
     */
    record Row(String source, Readable stored) {}
}
