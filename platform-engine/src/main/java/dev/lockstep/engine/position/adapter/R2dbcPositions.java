package dev.lockstep.engine.position.adapter;

import static dev.lockstep.engine.tenancy.adapter.row.Columns.column;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.paging.TimePosition;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.position.Protection;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.time.CorrelationId;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** {@link Positions} in the table {@code positions}. */
@Repository
final class R2dbcPositions implements Positions {
    private static final String ONE = """
            select * from positions
             where tenant_id = :tenant and position_id = :position
            """;

    private static final String OPEN = """
            select * from positions
             where tenant_id = :tenant and status = 'OPEN'
             order by opened_at, position_id
            """;

    private static final String CLOSED_SINCE = """
            select * from positions
             where tenant_id = :tenant and profile_id = :profile and closed_at >= :since
             order by closed_at, position_id
            """;

    private static final String PAGE = """
            select * from positions
             where tenant_id = :tenant
               and (:profile::uuid is null or profile_id = :profile)
               and (not :open_only or status = 'OPEN')
               and (opened_at, position_id) < (:at, :id)
             order by opened_at desc, position_id desc
             limit :limit
            """;

    private final TenantScope scope;
    private final DatabaseClient database;

    R2dbcPositions(TenantScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    @Override
    public Mono<Position> find(TenantId tenant, PositionId id) {
        return scope.within(
                tenant,
                () -> sql(ONE, tenant)
                        .bind("position", id.value())
                        .map(R2dbcPositions::position)
                        .one());
    }

    @Override
    public Mono<List<Position>> open(TenantId tenant) {
        return scope.within(tenant, () -> positions(sql(OPEN, tenant)));
    }

    @Override
    public Mono<List<Position>> closedSince(TenantId tenant, ProfileId profile, Instant since) {
        return scope.within(
                tenant,
                () -> positions(sql(CLOSED_SINCE, tenant)
                        .bind("profile", profile.value())
                        .bind("since", since)));
    }

    @Override
    public Mono<Page<Position>> page(TenantId tenant, @Nullable ProfileId profile, boolean openOnly, PageRequest page) {
        TimePosition from = TimePosition.of(page);
        GenericExecuteSpec query = sql(PAGE, tenant)
                .bind("open_only", openOnly)
                .bind("at", from.at())
                .bind("id", from.uuid())
                .bind("limit", page.limit() + 1);
        GenericExecuteSpec ofProfile =
                profile == null ? query.bindNull("profile", UUID.class) : query.bind("profile", profile.value());
        return scope.within(tenant, () -> positions(ofProfile))
                .map(read ->
                        Page.of(read, page.limit(), position -> place(position).text()));
    }

    private static TimePosition place(Position position) {
        return new TimePosition(position.openedAt(), position.id().toString());
    }

    private GenericExecuteSpec sql(String text, TenantId tenant) {
        return database.sql(text).bind("tenant", tenant.value());
    }

    private static Mono<List<Position>> positions(GenericExecuteSpec query) {
        return query.map(R2dbcPositions::position).all().collectList();
    }

    private static Position position(Readable row) {
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
