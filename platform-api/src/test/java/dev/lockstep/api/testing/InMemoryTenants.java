package dev.lockstep.api.testing;

import dev.lockstep.engine.tenancy.Member;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tests' tenants and members from a list. */
public final class InMemoryTenants implements Tenants {
    private static final Map<TenantId, Tenant> ALL = Map.of(
            new TenantId(People.Tenants.ACME), tenant(new TenantId(People.Tenants.ACME), "acme", Tenant.Status.ACTIVE),
            new TenantId(People.Tenants.GLOBEX),
                    tenant(new TenantId(People.Tenants.GLOBEX), "globex", Tenant.Status.ACTIVE),
            new TenantId(People.Tenants.SUSPENDED),
                    tenant(new TenantId(People.Tenants.SUSPENDED), "initech", Tenant.Status.SUSPENDED));

    private static Tenant tenant(TenantId id, String slug, Tenant.Status status) {
        return new Tenant(id, slug, slug, status);
    }

    @Override
    public Flux<Tenant> all() {
        return Flux.fromIterable(ALL.values());
    }

    @Override
    public Mono<Tenant> find(TenantId tenant) {
        return Mono.justOrEmpty(ALL.get(tenant));
    }

    @Override
    public Mono<Member> member(TenantId tenant, String subject) {
        return Mono.justOrEmpty(Arrays.stream(People.values())
                .filter(person -> person.role() != null && person.subject().equals(subject))
                .filter(person -> Objects.equals(person.tenant(), tenant.value()))
                .map(person -> new Member(tenant, subject, person.role()))
                .findFirst());
    }
}
