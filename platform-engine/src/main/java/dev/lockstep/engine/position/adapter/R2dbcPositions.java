package dev.lockstep.engine.position.adapter;

import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.paging.TimePosition;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.position.adapter.row.PositionRows;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
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
                        .map(PositionRows::position)
                        .one());
    }

    @Override
    public Mono<List<Position>> open(TenantId tenant) {
        return scope.within(tenant, () -> positions(sql(OPEN, tenant)));
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
        return query.map(PositionRows::position).all().collectList();
    }
}
