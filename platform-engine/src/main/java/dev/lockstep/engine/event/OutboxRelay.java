package dev.lockstep.engine.event;

import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
 * it is durable on the wire, and is numbered meanwhile, so that readers find it there. Two relays at once (a lease ran
 * out in a pause) deliver twice with the same sequence.
 */
public final class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration MEANWHILE = Duration.ofSeconds(1);
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
        Flux<Set<Integer>> looks = looks();
        return Flux.range(0, pace.partitions())
                .flatMap(partition -> competeFor(partition, looks), pace.partitions())
                .then();
    }

    private Mono<Void> competeFor(int partition, Flux<Set<Integer>> looks) {
        return whileLeased(partition, looks)
                .retryWhen(patiently("relay " + partition + " starts over"))
                .then(pause(pace.renewEvery()))
                .repeat()
                .then();
    }

    private Mono<Void> whileLeased(int partition, Flux<Set<Integer>> looks) {
        return Mono.usingWhen(
                leases.acquire(new LeaseKey("relay:" + partition), owner, pace.leaseTtl()),
                lease -> relay(lease, partition, looks)
                        .takeUntilOther(lost(lease))
                        .then(),
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

    /** Begins with what was left, then works each time a look found something; one relay forgets what is old. */
    private Flux<Void> relay(Lease lease, int partition, Flux<Set<Integer>> looks) {
        Flux<Set<Integer>> due = Flux.concat(Mono.just(Set.of(partition)), looks)
                .filter(waiting -> waiting.contains(partition))
                .onBackpressureLatest();
        Flux<Void> relayed = due.concatMap(waiting -> drain(lease, partition), 0);
        return partition == 0 ? Flux.merge(relayed, reaper()) : relayed;
    }

    private Mono<Void> reaper() {
        return new OutboxReaper(queue, pace, scheduler).run().retryWhen(patiently("forgetting old events"));
    }

    private Mono<Void> drain(Lease lease, int partition) {
        return Mono.firstWithSignal(delivered(lease, partition), numbered(lease, partition));
    }

    /** Never ends by itself: while a delivery takes its time, what is committed meanwhile gets its numbers. */
    private Mono<Void> numbered(Lease lease, int partition) {
        return Flux.interval(MEANWHILE, scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> queue.number(lease, partition, pace.partitions(), pace.batch()), 1)
                .retryWhen(patiently("numbering of relay " + partition))
                .then(Mono.never());
    }

    private Mono<Void> delivered(Lease lease, int partition) {
        return Mono.defer(() -> queue.next(lease, partition, pace.partitions(), pace.batch()))
                .flatMap(this::deliver)
                .retryWhen(patiently("relay " + partition + " waits"))
                .repeat()
                .takeUntil(delivered -> delivered == 0)
                .then();
    }

    /** One question for all partitions, after each commit here and every now and then for what others committed. */
    private Flux<Set<Integer>> looks() {
        Flux<Boolean> now = Flux.interval(pace.idle(), scheduler).map(tick -> true);
        return Flux.merge(bell.rings(), now.onBackpressureDrop())
                .onBackpressureLatest()
                .concatMap(
                        wake -> Mono.defer(() -> queue.waiting(pace.partitions()))
                                .retryWhen(patiently("the relay's look")),
                        0)
                .publish()
                .refCount();
    }

    private Mono<Integer> deliver(List<OutgoingEvent> events) {
        return events.isEmpty()
                ? Mono.just(0)
                : publisher.publish(events).then(queue.published(events)).thenReturn(events.size());
    }

    private Mono<Void> pause(Duration length) {
        return Mono.delay(length, scheduler).then();
    }

    private RetryBackoffSpec patiently(String what) {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .jitter(0) // a flow has no dice of its own
                .scheduler(scheduler)
                .doBeforeRetry(signal -> LOG.warn(
                        "{} after {} failures: {}",
                        what,
                        signal.totalRetriesInARow() + 1,
                        signal.failure().toString()));
    }
}
