package dev.lockstep.engine.profile;

import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Stored profiles. Every change writes its event in the same transaction; a stale version is a {@code Conflict}. */
public interface Profiles {
    Mono<TradingProfile> find(TenantId tenant, ProfileId id);

    /** Every profile of the tenant, in the order of their ids. */
    Mono<List<TradingProfile>> all(TenantId tenant);

    /** Profiles, newest first. */
    Mono<Page<TradingProfile>> page(TenantId tenant, PageRequest page);

    /** Stores a new profile with its funding; a taken name is a {@code Conflict} {@code profile_name_taken}. */
    Mono<TradingProfile> create(TradingProfile profile, JournalEntry funding, CorrelationId correlationId);

    /** Stores changed settings where the stored version still is {@code profile.version()}. */
    Mono<TradingProfile> change(TradingProfile profile, CorrelationId correlationId);

    /** Sets what the tenant wants; works from any version, since the last word counts. */
    Mono<TradingProfile> desire(TenantId tenant, ProfileId id, DesiredState desired, CorrelationId correlationId);

    /** Notes what an engine did; a fault reason goes with FAULTED and only with it. */
    Mono<TradingProfile> observe(
            TenantId tenant,
            ProfileId id,
            ObservedState observed,
            @Nullable String faultReason,
            CorrelationId correlationId);
}
