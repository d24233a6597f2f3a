package dev.lockstep.engine.tenancy;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * One transaction of no tenant, for what belongs to the installation: leases, the list of tenants, the relay's queue.
 * Row security hides every tenant's rows inside, save from the roles that {@code db/README} names.
 */
public interface InstallationScope {
    /** Runs {@code work} in one transaction, shielded as in {@link TenantScope}; never inside a tenant's. */
    <T> Mono<T> within(Supplier<Mono<T>> work);
}
