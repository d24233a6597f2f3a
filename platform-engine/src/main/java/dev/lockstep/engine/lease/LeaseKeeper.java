package dev.lockstep.engine.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Keeps a lease for as long as someone listens: takes it when it is free, renews it at a third of its length, and says
 * when it is lost. A holder that cannot reach the store gives up before the store would give the lease to another.
 */
public final class LeaseKeeper {
    private static final int BEATS_PER_LIFE = 3;
    private static final int ANSWERS_PER_LIFE = 6;

    private final Leases leases;
    private final Duration ttl;
    private final Scheduler scheduler;

    public LeaseKeeper(Leases leases, Duration ttl, Scheduler scheduler) {
        this.leases = leases;
        this.ttl = ttl;
        this.scheduler = scheduler;
    }

    /** The lease when it is taken, empty when it is not or no longer ours; changes only. Released at the end. */
    public Flux<Optional<Lease>> keep(LeaseKey key, String owner) {
        return keep(key, owner, LeaseWish.ALWAYS);
    }

    /** The same for a lease that is not always wanted: given back, after a moment to end the work, when it is not. */
    public Flux<Optional<Lease>> keep(LeaseKey key, String owner, LeaseWish wish) {
        return Flux.usingWhen(
                Mono.fromSupplier(AtomicReference<@Nullable Held>::new),
                held -> beats(key, owner, wish, held),
                held -> release(held.get()));
    }

    private Flux<Optional<Lease>> beats(
            LeaseKey key, String owner, LeaseWish wish, AtomicReference<@Nullable Held> held) {
        Duration beat = ttl.dividedBy(BEATS_PER_LIFE);
        return Flux.defer(() -> wish.isWanted() ? beat(key, owner, wish, held) : givenBack(wish, held))
                .repeatWhen(done -> done.delayElements(beat, scheduler))
                .distinctUntilChanged(
                        now -> now.map(lease -> lease.fence().value()).orElse(0L));
    }

    private Flux<Optional<Lease>> beat(
            LeaseKey key, String owner, LeaseWish wish, AtomicReference<@Nullable Held> held) {
        Held before = held.get();
        long asked = scheduler.now(TimeUnit.MILLISECONDS);
        Optional<Held> without = stillGood(before, asked);
        Mono<Lease> answer = before == null ? leases.acquire(key, owner, ttl) : leases.renew(before.lease(), ttl);
        return answer.map(lease -> new Held(lease, asked))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .timeout(ttl.dividedBy(ANSWERS_PER_LIFE), Mono.just(without), scheduler)
                .onErrorReturn(without)
                .doOnNext(now -> held.set(now.orElse(null)))
                .doOnNext(now -> wish.answered(now.isPresent()))
                .map(now -> now.map(Held::lease))
                .flux();
    }

    /** The listener stops first; only then may another take it. Without a beat it is trusted for one more. */
    private Flux<Optional<Lease>> givenBack(LeaseWish wish, AtomicReference<@Nullable Held> held) {
        Held before = held.getAndSet(null);
        if (before == null) {
            return Flux.just(Optional.empty());
        }
        Mono<Void> ended =
                wish.leave().timeout(ttl.dividedBy(BEATS_PER_LIFE), scheduler).onErrorComplete();
        Mono<Void> released = Mono.defer(() -> leases.release(before.lease())).onErrorComplete();
        return ended.thenMany(Flux.concat(Mono.just(Optional.<Lease>empty()), released.then(Mono.empty())));
    }

    /** Without an answer the lease counts until two thirds of its life have passed since it was last granted. */
    private Optional<Held> stillGood(@Nullable Held before, long now) {
        if (before == null) {
            return Optional.empty();
        }
        long trusted = ttl.toMillis() * (BEATS_PER_LIFE - 1) / BEATS_PER_LIFE;
        return now - before.grantedAt() < trusted ? Optional.of(before) : Optional.empty();
    }

    private Mono<Void> release(@Nullable Held held) {
        return held == null ? Mono.empty() : leases.release(held.lease());
    }

    private record Held(Lease lease, long grantedAt) {}
}
