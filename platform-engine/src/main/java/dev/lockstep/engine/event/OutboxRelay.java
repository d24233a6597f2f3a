package dev.lockstep.engine.event;

import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Brings committed events from the outbox to the wire: one relay per partition of the tenants in the whole
 * installation, by lease. A broker that is down only delays; nothing is lost, since an event stays in the outbox until
 * it is durable on the wire. Two relays at once (a lease ran out in a pause) deliver twice with the same sequence.
 */
public final class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Leases leases;
    private final OutboxQueue queue;
    private final EventPublisher publisher;
    private final OutboxBell bell;
    private final RelayPace pace;
    private final String owner;
    private final Scheduler scheduler;

    public OutboxRelay(
            Leases leases,
            OutboxQueue queue,
            EventPublisher publisher,
            OutboxBell bell,
            RelayPace pace,
            String owner,
            Scheduler scheduler) {
        this.leases = leases;
        this.queue = queue;
        this.publisher = publisher;
        this.bell = bell;
        this.pace = pace;
        this.owner = owner;
        this.scheduler = scheduler;
    }

    /** Works until cancelled; then gives its leases back. */
    public Mono<Void> run() {
        return Flux.range(0, pace.partitions())
                .flatMap(this::competeFor, pace.partitions())
                .then();
    }

    private Mono<Void> competeFor(int partition) {
        return whileLeased(partition)
                .retryWhen(patiently("relay " + partition + " starts over"))
                .then(pause(pace.renewEvery()))
                .repeat()
                .then();
    }

    private Mono<Void> whileLeased(int partition) {
        return Mono.usingWhen(
                leases.acquire(new LeaseKey("relay:" + partition), owner, pace.leaseTtl()),
                lease -> relay(lease, partition).takeUntilOther(lost(lease)).then(),
                leases::release);
    }

    /** Completes when the lease is another's. */
    private Mono<Void> lost(Lease lease) {
        return Flux.interval(pace.renewEvery(), scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> leases.renew(lease, pace.leaseTtl()).hasElement(), 1)
                .filter(held -> !held)
                .next()
                .doOnNext(gone -> LOG.info("{} is another's now", lease.key()))
                .then();
    }

    private Flux<Integer> relay(Lease lease, int partition) {
        return queue.next(lease, partition, pace.partitions(), pace.batch())
                .flatMap(this::deliver)
                .retryWhen(patiently("relay " + partition + " waits"))
                .flatMap(delivered -> delivered == 0 ? idle().thenReturn(0) : Mono.just(delivered))
                .repeat();
    }

    private Mono<Integer> deliver(List<OutgoingEvent> events) {
        return events.isEmpty()
                ? Mono.just(0)
                : publisher.publish(events).then(queue.published(events)).thenReturn(events.size());
    }

    private Mono<Void> idle() {
        return Mono.firstWithSignal(pause(pace.idle()), bell.rings().next().then());
    }

    private Mono<Void> pause(Duration length) {
        return Mono.delay(length, scheduler).then();
    }

    private RetryBackoffSpec patiently(String what) {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .scheduler(scheduler)
                .doBeforeRetry(signal -> LOG.warn(
                        "{} after {} failures: {}",
                        what,
                        signal.totalRetriesInARow() + 1,
                        signal.failure().toString()));
    }
}
