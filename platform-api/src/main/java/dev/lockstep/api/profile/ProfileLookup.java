package dev.lockstep.api.profile;

import dev.lockstep.engine.problem.NotFound;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds a profile or says that there is none: another tenant's looks exactly like one that never was. */
@Component
public class ProfileLookup {
    private final Profiles profiles;

    ProfileLookup(Profiles profiles) {
        this.profiles = profiles;
    }

    public Mono<TradingProfile> require(TenantId tenant, UUID id) {
        return profiles.find(tenant, new ProfileId(id)).switchIfEmpty(Mono.error(() -> absent(id)));
    }

    /** Reads a list of one profile, which must be the tenant's, or of all where none is named. */
    public <T> Mono<T> filtered(TenantId tenant, @Nullable UUID id, Function<@Nullable ProfileId, Mono<T>> read) {
        return id == null ? read.apply(null) : require(tenant, id).flatMap(profile -> read.apply(profile.id()));
    }

    private static NotFound absent(UUID id) {
        return new NotFound(
                "profile_not_found", "there is no profile " + id, "list your profiles with GET /api/v1/profiles");
    }
}
