package dev.lockstep.engine.guard.adapter;

import dev.lockstep.engine.guard.TradingDay;
import dev.lockstep.engine.guard.TradingDays;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.adapter.row.PositionRows;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** {@link TradingDays} as one statement on {@code decisions} and {@code positions}. */
@Repository
final class R2dbcTradingDays implements TradingDays {
    /**
     * {@code today} is materialized, or the planner would look for the least {@code decided_at} by reading the
     * profile's history from its beginning. A range with one end it takes for a third of all rows, one with two for
     * few, so there is {@code infinity}. A day without positions is one row, without a position.
     */
    private static final String DAY = """
            with today as materialized (
                select decided_at from decisions
                 where tenant_id = :tenant and profile_id = :profile and candle_close_time > :day),
            asked as materialized (
                select (select min(decided_at) from today) as began,
                       (select candle_close_time from decisions
                         where tenant_id = :tenant and profile_id = :profile and symbol = :symbol
                           and verdict = 'ALLOWED' and signal = 'enter'
                         order by candle_close_time desc
                         limit 1) as last_entry)
            select a.last_entry, p.*
              from asked a
              left join (
                   select * from positions
                    where tenant_id = :tenant and profile_id = :profile and status = 'OPEN'
                   union all
                   select * from positions
                    where tenant_id = :tenant and profile_id = :profile
                      and closed_at between (select began from asked) and 'infinity'
                   ) p on true
             order by coalesce(p.closed_at, p.opened_at), p.position_id
            """;

    private final TenantScope scope;
    private final DatabaseClient database;

    R2dbcTradingDays(TenantScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    @Override
    public Mono<TradingDay> of(TenantId tenant, ProfileId profile, String symbol, Instant day) {
        return scope.within(
                tenant,
                () -> database.sql(DAY)
                        .bind("tenant", tenant.value())
                        .bind("profile", profile.value())
                        .bind("symbol", symbol)
                        .bind("day", day)
                        .map(Row::of)
                        .all()
                        .collectList()
                        .map(R2dbcTradingDays::day));
    }

    private static TradingDay day(List<Row> rows) {
        return new TradingDay(
                positions(rows, PositionStatus.OPEN),
                positions(rows, PositionStatus.CLOSED),
                rows.getFirst().lastEntry());
    }

    private static List<Position> positions(List<Row> rows, PositionStatus status) {
        return rows.stream()
                .map(Row::position)
                .filter(position -> position != null && position.status() == status)
                .toList();
    }

    /**
     * One row.
     *
     * @param lastEntry the same in all
     * @param position null in the only row of a day without positions
     */
    private record Row(
            @Nullable Instant lastEntry, @Nullable Position position) {
        static Row of(Readable found) {
            return new Row(
                    found.get("last_entry", Instant.class),
                    found.get("position_id", UUID.class) == null ? null : PositionRows.position(found));
        }
    }
}
