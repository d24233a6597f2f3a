package dev.lockstep.engine.runtime;

import dev.lockstep.engine.tenancy.Member;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import dev.lockstep.engine.testing.Samples;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An installation with the sample tenant alone. */
final class OneTenant implements Tenants {
    @Override
    public Flux<Tenant> all() {
        return Flux.just(new Tenant(Samples.TENANT, "one", "One", Tenant.Status.ACTIVE));
    }

    @Override
    public Mono<Tenant> find(TenantId tenant) {
        return all().next();
    }

    @Override
    public Mono<Member> member(TenantId tenant, String subject) {
        return Mono.empty();
    }
}
