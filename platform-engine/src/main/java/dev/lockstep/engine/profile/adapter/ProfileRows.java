package dev.lockstep.engine.profile.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.profile.adapter.row.LimitsRow;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Rows of {@code profiles} as the values they are. */
final class ProfileRows {
    private ProfileRows() {}

    static TradingProfile profile(Readable row) {
        return new TradingProfile(
                new TenantId(column(row, "tenant_id", UUID.class)),
                new ProfileId(column(row, "profile_id", UUID.class)),
                new ExchangeAccountId(column(row, "exchange_account_id", UUID.class)),
                column(row, "name", String.class),
                ProfileJson.watchlist(column(row, "watchlist", Json.class)),
                Timeframe.of(column(row, "timeframe", String.class)),
                ProfileJson.strategy(column(row, "strategy", Json.class)),
                LimitsRow.limits(row),
                TradingMode.valueOf(column(row, "mode", String.class)),
                new Money(
                        column(row, "capital", BigDecimal.class), Asset.of(column(row, "capital_asset", String.class))),
                DesiredState.valueOf(column(row, "desired_state", String.class)),
                ObservedState.valueOf(column(row, "observed_state", String.class)),
                row.get("fault_reason", String.class),
                column(row, "created_at", Instant.class),
                column(row, "updated_at", Instant.class),
                column(row, "version", Long.class));
    }
}
