package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.OutboxBell;
import org.springframework.transaction.reactive.TransactionSynchronization;
import reactor.core.publisher.Mono;

/** Wakes the relay when the events it shall find can be seen. */
final class RingAfterCommit implements TransactionSynchronization {
    private final OutboxBell bell;

    RingAfterCommit(OutboxBell bell) {
        this.bell = bell;
    }

    @Override
    public Mono<Void> afterCommit() {
        return Mono.fromRunnable(bell::ring);
    }
}
