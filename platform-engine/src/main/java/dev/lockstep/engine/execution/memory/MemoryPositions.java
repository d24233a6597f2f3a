package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.paging.TimePosition;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link Positions} in memory. */
final class MemoryPositions implements Positions {
    private final MemoryDatabase database;

    MemoryPositions(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<Position> find(TenantId tenant, PositionId id) {
        return database.call(tenant, rows -> rows.positions().find(id));
    }

    @Override
    public Mono<List<Position>> open(TenantId tenant) {
        return database.call(tenant, rows -> rows.positions().open());
    }

    @Override
    public Mono<Page<Position>> page(TenantId tenant, @Nullable ProfileId profile, boolean openOnly, PageRequest page) {
        return database.call(
                tenant,
                rows -> Pages.of(
                        rows.positions().all().stream()
                                .filter(position ->
                                        profile == null || position.profile().equals(profile))
                                .filter(position -> !openOnly || position.status() == PositionStatus.OPEN),
                        page,
                        position -> new TimePosition(
                                position.openedAt(), position.id().toString())));
    }
}
