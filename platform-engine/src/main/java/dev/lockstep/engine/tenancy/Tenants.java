package dev.lockstep.engine.tenancy;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The installation's customers and their members. */
public interface Tenants {
    /** Every tenant that is not gone, in the order of their ids; what engines divide among themselves. */
    Flux<Tenant> all();

    Mono<Tenant> find(TenantId tenant);

    /** The membership of {@code subject} in {@code tenant}; empty where there is none, whatever a token claims. */
    Mono<Member> member(TenantId tenant, String subject);
}
