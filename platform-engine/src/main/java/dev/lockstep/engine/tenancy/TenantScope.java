package dev.lockstep.engine.tenancy;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * The only door to tenant tables. Opens one transaction, tells the database the tenant first, runs the work in it and
 * commits when the work completes, rolls back when it fails. A subscriber's cancellation never reaches the transaction:
 * it runs to its end and its connection goes back clean (spring-framework #36344).
 */
public interface TenantScope {
    /** Runs {@code work} in one transaction of {@code tenant}; what it emits is delivered after the commit. */
    <T> Mono<T> within(TenantId tenant, Supplier<Mono<T>> work);
}
