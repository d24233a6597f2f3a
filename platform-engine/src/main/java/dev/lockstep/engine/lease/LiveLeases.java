package dev.lockstep.engine.lease;

import reactor.core.publisher.Mono;

/** Who is there: a look at the leases of all processes. */
@FunctionalInterface
public interface LiveLeases {
    /** How many leases whose key begins with {@code prefix} are held just now, on the database clock. */
    Mono<Integer> count(String prefix);
}
