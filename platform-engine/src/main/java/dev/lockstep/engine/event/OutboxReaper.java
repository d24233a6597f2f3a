package dev.lockstep.engine.event;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Forgets published events that have stayed long enough for every reader, a batch at a time. */
final class OutboxReaper {
    private static final int BATCH = 1000;

    private final OutboxQueue queue;
    private final RelayPace pace;
    private final Scheduler scheduler;

    OutboxReaper(OutboxQueue queue, RelayPace pace, Scheduler scheduler) {
        this.queue = queue;
        this.pace = pace;
        this.scheduler = scheduler;
    }

    Mono<Void> run() {
        return Flux.interval(pace.reap(), scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> reap(), 1)
                .then();
    }

    private Mono<Void> reap() {
        return Mono.defer(() -> queue.forget(pace.retention(), BATCH))
                .repeat()
                .takeWhile(gone -> gone >= BATCH)
                .then();
    }
}
