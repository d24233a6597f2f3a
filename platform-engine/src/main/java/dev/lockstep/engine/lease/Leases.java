package dev.lockstep.engine.lease;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Leases as rows on the database clock. A lease is a courtesy that saves work; constraints are the safety. */
public interface Leases {
    /** The lease with a higher fence than any before, or empty while another owner holds it. */
    Mono<Lease> acquire(LeaseKey key, String owner, Duration ttl);

    /** The same lease with a later expiry, or empty when it is no longer ours: stop at once. */
    Mono<Lease> renew(Lease lease, Duration ttl);

    /** Lets another owner in without waiting for the expiry; the fence stays. */
    Mono<Void> release(Lease lease);
}
