package dev.lockstep.engine.runtime;

import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Samples;
import dev.lockstep.engine.time.CorrelationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The sample profile and nothing else; it does not change. */
final class OneProfile implements Profiles {
    @Override
    public Mono<TradingProfile> find(TenantId tenant, ProfileId id) {
        return Mono.just(Samples.profile());
    }

    @Override
    public Mono<List<TradingProfile>> all(TenantId tenant) {
        return Mono.just(List.of(Samples.profile()));
    }

    @Override
    public Mono<Page<TradingProfile>> page(TenantId tenant, PageRequest page) {
        return unchangeable();
    }

    @Override
    public Mono<TradingProfile> create(TradingProfile profile, JournalEntry funding, CorrelationId correlationId) {
        return unchangeable();
    }

    @Override
    public Mono<TradingProfile> change(TradingProfile profile, CorrelationId correlationId) {
        return unchangeable();
    }

    @Override
    public Mono<TradingProfile> desire(
            TenantId tenant, ProfileId id, DesiredState desired, CorrelationId correlationId) {
        return unchangeable();
    }

    @Override
    public Mono<TradingProfile> observe(
            TenantId tenant,
            ProfileId id,
            ObservedState observed,
            @Nullable String faultReason,
            CorrelationId correlationId) {
        return unchangeable();
    }

    private static <T> Mono<T> unchangeable() {
        return Mono.error(new UnsupportedOperationException());
    }
}
