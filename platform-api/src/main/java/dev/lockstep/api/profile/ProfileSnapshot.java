package dev.lockstep.api.profile;

import dev.lockstep.api.stream.SnapshotSource;
import dev.lockstep.api.stream.Topic;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** All of them. */
@Component
class ProfileSnapshot implements SnapshotSource {
    private final Profiles profiles;

    ProfileSnapshot(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public Topic.OfEvents topic() {
        return Topic.OfEvents.PROFILES;
    }

    @Override
    public Mono<? extends List<?>> items(TenantId tenant) {
        return profiles.all(tenant).map(all -> all.stream().map(ProfileView::of).toList());
    }
}
