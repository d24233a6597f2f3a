package dev.lockstep.engine.position;

import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Stored positions, read only: they change through {@code execution.Transitions} alone. */
public interface Positions {
    Mono<Position> find(TenantId tenant, PositionId id);

    /** Every open position of the tenant. */
    Mono<List<Position>> open(TenantId tenant);

    /** Positions, newest first; of one profile or of all. */
    Mono<Page<Position>> page(TenantId tenant, @Nullable ProfileId profile, boolean openOnly, PageRequest page);
}
