package dev.lockstep.engine.profile.adapter.row;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.money.Percent;
import dev.lockstep.engine.profile.RiskLimits;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The part of a row of {@code profiles} that limits what is risked. */
public final class LimitsRow {
    private LimitsRow() {}

    public static RiskLimits limits(Readable row) {
        return new RiskLimits(
                percent(row, "position_size"),
                percent(row, "stop_loss"),
                percent(row, "take_profit"),
                percent(row, "max_slippage"),
                column(row, "max_open_positions", Integer.class),
                Duration.of(column(row, "cooldown_us", Long.class), ChronoUnit.MICROS),
                percent(row, "max_daily_loss"));
    }

    private static Percent percent(Readable row, String name) {
        return new Percent(column(row, name, BigDecimal.class));
    }
}
