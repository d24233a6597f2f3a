package dev.lockstep.engine.order.adapter.row;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code orders} and {@code fills} as the values they are. */
public final class OrderRows {
    private OrderRows() {}

    public static Order order(Readable row) {
        Instrument instrument = instrument(row);
        return new Order(
                new TenantId(column(row, "tenant_id", UUID.class)),
                new ProfileId(column(row, "profile_id", UUID.class)),
                new ExchangeAccountId(column(row, "exchange_account_id", UUID.class)),
                new IntentId(column(row, "intent_id", UUID.class)),
                new PositionId(column(row, "position_id", UUID.class)),
                spec(row, instrument),
                OrderStatus.valueOf(column(row, "status", String.class)),
                new Quantity(column(row, "executed", BigDecimal.class), instrument.base()),
                new Money(column(row, "executed_quote", BigDecimal.class), instrument.quote()),
                row.get("venue_order_id", String.class),
                row.get("reason", String.class),
                new CorrelationId(column(row, "correlation_id", String.class)),
                column(row, "version", Long.class));
    }

    public static Fill fill(Readable row) {
        Instrument instrument = instrument(row);
        return new Fill(
                new ExchangeAccountId(column(row, "exchange_account_id", UUID.class)),
                instrument,
                column(row, "venue_trade_id", String.class),
                new ClientOrderId(column(row, "client_order_id", String.class)),
                Side.valueOf(column(row, "side", String.class)),
                new Quantity(column(row, "quantity", BigDecimal.class), instrument.base()),
                new Price(column(row, "price", BigDecimal.class), instrument.quote()),
                new Money(column(row, "quote_amount", BigDecimal.class), instrument.quote()),
                new Money(column(row, "fee", BigDecimal.class), Asset.of(column(row, "fee_asset", String.class))),
                column(row, "executed_at", Instant.class));
    }

    private static OrderSpec spec(Readable row, Instrument instrument) {
        String timeInForce = row.get("time_in_force", String.class);
        return new OrderSpec(
                new ClientOrderId(column(row, "client_order_id", String.class)),
                Leg.valueOf(column(row, "leg", String.class)),
                instrument,
                Side.valueOf(column(row, "side", String.class)),
                OrderType.valueOf(column(row, "type", String.class)),
                timeInForce == null ? null : TimeInForce.valueOf(timeInForce),
                new Quantity(column(row, "quantity", BigDecimal.class), instrument.base()),
                price(row.get("limit_price", BigDecimal.class), instrument),
                price(row.get("stop_price", BigDecimal.class), instrument));
    }

    static Instrument instrument(Readable row) {
        return new Instrument(
                new Venue(column(row, "venue", String.class)),
                column(row, "symbol", String.class),
                Asset.of(column(row, "base", String.class)),
                Asset.of(column(row, "quote", String.class)));
    }

    private static @Nullable Price price(@Nullable BigDecimal value, Instrument instrument) {
        return value == null ? null : new Price(value, instrument.quote());
    }
}
