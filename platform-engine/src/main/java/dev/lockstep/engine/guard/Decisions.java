package dev.lockstep.engine.guard;

import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Kept decisions. */
public interface Decisions {
    /** Keeps a decision with its event; one that is there already stays as it is. */
    Mono<Void> keep(Decision decision);

    /** Decisions, newest first; of one profile or of all. */
    Mono<Page<Decision>> page(TenantId tenant, @Nullable ProfileId profile, PageRequest page);

    /** Market time of the last entry this profile was allowed on this symbol; what a cooldown counts from. */
    Mono<Instant> lastEntry(TenantId tenant, ProfileId profile, String symbol);
}
