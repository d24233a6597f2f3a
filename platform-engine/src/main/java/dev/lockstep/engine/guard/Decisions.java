package dev.lockstep.engine.guard;

import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Kept decisions. */
public interface Decisions {
    /** Keeps a decision with its event; one that is there already stays as it is. */
    Mono<Void> keep(Decision decision);

    /** Decisions, newest first. */
    Mono<Page<Decision>> page(TenantId tenant, DecisionFilter wanted, PageRequest page);

    /** Market time of the last entry this profile was allowed on this symbol; what a cooldown counts from. */
    Mono<Instant> lastEntry(TenantId tenant, ProfileId profile, String symbol);

    /**
     * Wall time of the profile's first decision about a candle that closed after {@code marketTime}; empty where there
     * is none. Tells when a market day began on the venue's clock, where the two do not run alike.
     */
    Mono<Instant> firstAfter(TenantId tenant, ProfileId profile, Instant marketTime);
}
