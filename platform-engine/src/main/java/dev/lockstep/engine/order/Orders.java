package dev.lockstep.engine.order;

import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Stored orders, intents and fills, read only: they change through {@code execution.Transitions} alone. */
public interface Orders {
    Mono<Order> find(TenantId tenant, ClientOrderId id);

    /** Every order of the tenant that is not over, oldest first. */
    Mono<List<Order>> open(TenantId tenant);

    /** Every intent of the tenant that is not over, oldest first. */
    Mono<List<IntentRecord>> liveIntents(TenantId tenant);

    /** Orders, newest first; of one profile or of all. */
    Mono<Page<Order>> page(TenantId tenant, @Nullable ProfileId profile, boolean openOnly, PageRequest page);

    /** Fills, newest first; of one profile or of all. */
    Mono<Page<Fill>> fills(TenantId tenant, @Nullable ProfileId profile, PageRequest page);

    /** The fills of one order, oldest first. */
    Mono<List<Fill>> fillsOf(TenantId tenant, ClientOrderId order);
}
