package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.paging.Page;
import dev.lockstep.engine.paging.PageRequest;
import dev.lockstep.engine.paging.TimePosition;
import dev.lockstep.engine.problem.Conflict;
import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link Profiles} in memory. */
final class MemoryProfiles implements Profiles {
    private static final Comparator<TradingProfile> BY_ID =
            Comparator.comparing(profile -> profile.id().toString());

    private final MemoryDatabase database;

    MemoryProfiles(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Mono<TradingProfile> find(TenantId tenant, ProfileId id) {
        return database.call(tenant, rows -> rows.owners().find(id));
    }

    @Override
    public Mono<List<TradingProfile>> all(TenantId tenant) {
        return database.call(tenant, rows -> {
            List<TradingProfile> all = new ArrayList<>(rows.owners().profiles().all());
            all.sort(BY_ID);
            return Collections.unmodifiableList(all);
        });
    }

    @Override
    public Mono<Page<TradingProfile>> page(TenantId tenant, PageRequest page) {
        return database.call(
                tenant,
                rows -> Pages.of(
                        rows.owners().profiles().all().stream(),
                        page,
                        profile -> new TimePosition(
                                profile.createdAt(), profile.id().toString())));
    }

    @Override
    public Mono<TradingProfile> create(TradingProfile profile, JournalEntry funding, CorrelationId correlationId) {
        return database.call(profile.tenant(), rows -> created(rows, profile, funding, correlationId));
    }

    @Override
    public Mono<TradingProfile> change(TradingProfile profile, CorrelationId correlationId) {
        return database.call(profile.tenant(), rows -> {
            TradingProfile stored = require(rows, profile.id());
            if (stored.version() != profile.version()) {
                throw new Conflict(
                        "profile_version",
                        "version " + profile.version() + " was changed to " + stored.version() + " meanwhile",
                        "read the profile again and repeat the change");
            }
            return told(rows, profile, stored.desired(), stored.observed(), stored.faultReason(), correlationId);
        });
    }

    @Override
    public Mono<TradingProfile> desire(
            TenantId tenant, ProfileId id, DesiredState desired, CorrelationId correlationId) {
        return database.call(tenant, rows -> {
            TradingProfile stored = require(rows, id);
            return stored.desired() == desired
                    ? stored
                    : told(rows, stored, desired, stored.observed(), stored.faultReason(), correlationId);
        });
    }

    @Override
    public Mono<TradingProfile> observe(
            TenantId tenant,
            ProfileId id,
            ObservedState observed,
            @Nullable String faultReason,
            CorrelationId correlationId) {
        return database.call(tenant, rows -> observed(rows, id, observed, faultReason, correlationId));
    }

    /** Within a transaction. */
    TradingProfile observed(
            MemoryTenant rows,
            ProfileId id,
            ObservedState observed,
            @Nullable String faultReason,
            CorrelationId correlationId) {
        TradingProfile stored = require(rows, id);
        boolean same = stored.observed() == observed && Objects.equals(stored.faultReason(), faultReason);
        if ((observed == ObservedState.FAULTED) != (faultReason != null)) {
            throw Breach.check("profiles_fault_reason_check");
        }
        return same ? stored : told(rows, stored, stored.desired(), observed, faultReason, correlationId);
    }

    private TradingProfile created(
            MemoryTenant rows, TradingProfile profile, JournalEntry funding, CorrelationId correlationId) {
        if (rows.owners().find(profile.id()) != null) {
            throw new Conflict(
                    "profile_exists",
                    "profile " + profile.id() + " is there already",
                    "read it; a new profile needs a new id");
        }
        if (!rows.owners().knows(profile.account())) {
            throw new NotFound(
                    "exchange_account_not_found",
                    "there is no exchange account " + profile.account(),
                    "choose one of the tenant's exchange accounts");
        }
        TradingProfile stored = stored(rows, profile, profile.desired(), profile.observed(), profile.faultReason(), 1);
        if (rows.ledger().post(funding, database.now()) != LedgerTable.Posted.POSTED) {
            throw Breach.raised("funding " + funding.key() + " was posted before its profile");
        }
        rows.announce(List.of(changed(stored, correlationId)));
        return stored;
    }

    private TradingProfile told(
            MemoryTenant rows,
            TradingProfile profile,
            DesiredState desired,
            ObservedState observed,
            @Nullable String faultReason,
            CorrelationId correlationId) {
        TradingProfile next = stored(rows, profile, desired, observed, faultReason, profile.version() + 1);
        rows.announce(List.of(changed(next, correlationId)));
        return next;
    }

    private TradingProfile stored(
            MemoryTenant rows,
            TradingProfile profile,
            DesiredState desired,
            ObservedState observed,
            @Nullable String faultReason,
            long version) {
        TradingProfile next = new TradingProfile(
                profile.tenant(),
                profile.id(),
                profile.account(),
                profile.name(),
                profile.watchlist(),
                profile.timeframe(),
                profile.strategy(),
                profile.limits(),
                profile.mode(),
                profile.capital(),
                desired,
                observed,
                faultReason,
                profile.createdAt(),
                version == 1 ? profile.updatedAt() : database.now(),
                version);
        try {
            rows.owners().profiles().put(next.id(), next);
        } catch (Breach taken) {
            throw new Conflict(
                    "profile_name_taken",
                    "another profile is named \"" + next.name() + "\"",
                    "choose a name no other profile of the tenant has");
        }
        return next;
    }

    private static TradingProfile require(MemoryTenant rows, ProfileId id) {
        TradingProfile stored = rows.owners().find(id);
        if (stored == null) {
            throw new NotFound("profile_not_found", "there is no profile " + id, "list the tenant's profiles");
        }
        return stored;
    }

    private static PendingEvent changed(TradingProfile profile, CorrelationId correlationId) {
        return new PendingEvent(
                DerivedId.of("profile-changed", profile.tenant(), profile.id(), profile.version()),
                profile.tenant(),
                correlationId,
                profile.updatedAt(),
                new PlatformEvent.ProfileChanged(
                        profile.id().value(),
                        profile.name(),
                        profile.desired().name(),
                        profile.observed().name(),
                        profile.faultReason(),
                        profile.version()));
    }
}
