package dev.lockstep.engine.runtime;

import dev.lockstep.engine.tenancy.Member;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import dev.lockstep.engine.testing.Samples;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An installation with the sample tenant alone, whose store may be out of reach. */
final class OneTenant implements Tenants {
    boolean outOfReach;

    @Override
    public Flux<Tenant> all() {
        return Flux.defer(() -> outOfReach
                ? Flux.error(new IllegalStateException("no connection"))
                : Flux.just(new Tenant(Samples.TENANT, "one", "One", Tenant.Status.ACTIVE)));
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
