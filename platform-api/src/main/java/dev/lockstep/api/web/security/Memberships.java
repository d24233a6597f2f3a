package dev.lockstep.api.web.security;

import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Memberships as the database has them, remembered for some seconds. What isn't there is never remembered. */
@Component
class Memberships {
    private record Key(TenantId tenant, String subject) {}

    private final Tenants tenants;
    private final ExpiringCache<Key, Membership> known;

    Memberships(Tenants tenants, TokenSettings settings, InstantSource clock) {
        this.tenants = tenants;
        this.known = new ExpiringCache<>(settings.membershipCache(), settings.membershipTtl(), clock);
    }

    Mono<Membership> find(TenantId tenant, String subject) {
        Key key = new Key(tenant, subject);
        return Mono.justOrEmpty(known.get(key)).switchIfEmpty(Mono.defer(() -> read(key)));
    }

    private Mono<Membership> read(Key key) {
        return tenants.member(key.tenant(), key.subject())
                .zipWhen(member -> tenants.find(key.tenant()), (member, tenant) -> new Membership(tenant, member))
                .doOnNext(membership -> known.put(key, membership));
    }
}
