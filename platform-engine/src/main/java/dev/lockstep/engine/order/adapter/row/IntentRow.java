package dev.lockstep.engine.order.adapter.row;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code order_intents} that waits for its orders, since an intent is never without them.
 *
 * @param id which intent
 * @param complete the intent, given its orders
 */
public record IntentRow(UUID id, Function<List<OrderSpec>, IntentRecord> complete) {

    public static IntentRow of(Readable row) {
        UUID id = column(row, "intent_id", UUID.class);
        var kind = IntentKind.valueOf(column(row, "kind", String.class));
        var tenant = new TenantId(column(row, "tenant_id", UUID.class));
        var profile = new ProfileId(column(row, "profile_id", UUID.class));
        var account = new ExchangeAccountId(column(row, "exchange_account_id", UUID.class));
        var position = new PositionId(column(row, "position_id", UUID.class));
        var instrument = OrderRows.instrument(row);
        int attempt = column(row, "attempt", Integer.class);
        var listId = orderId(row.get("list_id", String.class));
        var cancels = orderId(row.get("cancels", String.class));
        Instant signedAt = column(row, "signed_at", Instant.class);
        var window = Duration.of(column(row, "receive_window_us", Long.class), ChronoUnit.MICROS);
        var correlation = new CorrelationId(column(row, "correlation_id", String.class));
        var state = IntentState.valueOf(column(row, "state", String.class));
        int absences = column(row, "absences", Integer.class);
        long version = column(row, "version", Long.class);
        return new IntentRow(
                id,
                orders -> new IntentRecord(
                        new OrderIntent(
                                new IntentId(id),
                                kind,
                                tenant,
                                profile,
                                account,
                                position,
                                instrument,
                                attempt,
                                orders,
                                listId,
                                cancels,
                                signedAt,
                                window,
                                correlation),
                        state,
                        absences,
                        version));
    }

    public IntentRecord with(List<Order> orders) {
        return complete.apply(orders.stream().map(Order::spec).toList());
    }

    private static @Nullable ClientOrderId orderId(@Nullable String value) {
        return value == null ? null : new ClientOrderId(value);
    }
}
