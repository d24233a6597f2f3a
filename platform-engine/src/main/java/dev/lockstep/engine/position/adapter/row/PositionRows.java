package dev.lockstep.engine.position.adapter.row;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.Protection;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Rows of {@code positions} as the values they are. */
public final class PositionRows {
    private PositionRows() {}

    public static Position position(Readable row) {
        Instrument instrument = new Instrument(
                new Venue(column(row, "venue", String.class)),
                column(row, "symbol", String.class),
                Asset.of(column(row, "base", String.class)),
                Asset.of(column(row, "quote", String.class)));
        return new Position(
                new TenantId(column(row, "tenant_id", UUID.class)),
                new PositionId(column(row, "position_id", UUID.class)),
                new ProfileId(column(row, "profile_id", UUID.class)),
                new ExchangeAccountId(column(row, "exchange_account_id", UUID.class)),
                instrument,
                PositionStatus.valueOf(column(row, "status", String.class)),
                new Quantity(column(row, "quantity", BigDecimal.class), instrument.base()),
                new Money(column(row, "cost", BigDecimal.class), instrument.quote()),
                new Money(column(row, "realized_pnl", BigDecimal.class), instrument.quote()),
                protection(row, instrument.quote()),
                new CorrelationId(column(row, "correlation_id", String.class)),
                column(row, "opened_at", Instant.class),
                row.get("closed_at", Instant.class),
                column(row, "version", Long.class));
    }

    private static Protection protection(Readable row, Asset quote) {
        return new Protection(
                new Price(column(row, "stop_price", BigDecimal.class), quote),
                new Price(column(row, "target_price", BigDecimal.class), quote),
                ProtectionState.valueOf(column(row, "protection_state", String.class)),
                row.get("naked_since", Instant.class),
                Duration.of(column(row, "naked_total_us", Long.class), ChronoUnit.MICROS));
    }
}
