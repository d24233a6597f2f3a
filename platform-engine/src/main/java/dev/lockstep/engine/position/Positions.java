package dev.lockstep.engine.position;

import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Stored positions, read only: they change through {@code execution.Transitions} alone. */
public interface Positions {
    Mono<Position> find(TenantId tenant, PositionId id);

    /** Every open position of the tenant. */
    Mono<List<Position>> open(TenantId tenant);

    /** The profile's positions whose last fill is at or after {@code since} (the venue's time), oldest first. */
    Mono<List<Position>> closedSince(TenantId tenant, ProfileId profile, Instant since);

    /** Positions, newest first; of one profile or of all. */
    Mono<Page<Position>> page(TenantId tenant, @Nullable ProfileId profile, boolean openOnly, PageRequest page);
}
