package dev.lockstep.engine.runtime;

import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Keeps a tenant's loops running: one that fails, or misses three of its intervals, starts again after a pause that
 * doubles; after too many restarts the tenant's profiles are paused. Other tenants don't notice.
 */
public final class LoopSupervisor {
    private static final int MISSED = 3;
    private static final int MOST_DOUBLINGS = 10;

    private final Profiles profiles;
    private final LoopHealth health;
    private final RuntimeSettings settings;
    private final InstantSource wall;
    private final Scheduler scheduler;

    public LoopSupervisor(
            Profiles profiles, LoopHealth health, RuntimeSettings settings, InstantSource wall, Scheduler scheduler) {
        this.profiles = profiles;
        this.health = health;
        this.settings = settings;
        this.wall = wall;
        this.scheduler = scheduler;
    }

    /** The loops of a tenant; after {@code stop} each ends when what it is doing is done. */
    Loops loops(TenantId tenant, Mono<Void> stop) {
        return new Loops(tenant, stop);
    }

    /** One tenant's loops. */
    final class Loops {
        private final TenantId tenant;
        private final Mono<Boolean> stopped;

        private Loops(TenantId tenant, Mono<Void> stop) {
            this.tenant = tenant;
            this.stopped = stop.thenReturn(false);
        }

        /** A loop that does {@code step} again and again, {@code interval} after the last one ended. */
        Flux<Void> every(LoopName loop, Duration interval, Supplier<Mono<Void>> step) {
            Duration longest = interval.multipliedBy(MISSED).plus(settings.cycle());
            Mono<Void> late = Mono.error(() -> new TimeoutException("a look took longer than " + longest));
            Mono<Void> once = Mono.defer(step).timeout(longest, late, scheduler).doOnSuccess(done -> health.beat(loop));
            Mono<Boolean> again = Mono.firstWithSignal(
                    stopped, Mono.delay(interval, scheduler).thenReturn(true));
            return supervised(
                    loop,
                    () -> once.repeatWhen(done -> done.concatMap(each -> again).takeWhile(goesOn -> goesOn)));
        }

        /** A loop that is driven by what arrives. */
        Flux<Void> supervised(LoopName loop, Supplier<Flux<Void>> body) {
            Deque<Instant> restarts = new ArrayDeque<>();
            return Flux.defer(body)
                    .retryWhen(Retry.from(failures -> failures.concatMap(failure -> {
                                health.restarted(loop, tenant, failure.failure());
                                int recent = counted(restarts);
                                Mono<Void> consequence =
                                        recent >= settings.restartsToPause() ? pause(tenant) : Mono.empty();
                                return consequence.then(Mono.firstWithSignal(
                                        stopped,
                                        Mono.delay(pauseAfter(recent), scheduler)
                                                .thenReturn(true)));
                            })
                            .takeWhile(goesOn -> goesOn)));
        }
    }

    private int counted(Deque<Instant> restarts) {
        Instant now = wall.instant();
        restarts.addLast(now);
        while (restarts.getFirst().isBefore(now.minus(settings.restartWindow()))) {
            restarts.removeFirst();
        }
        return restarts.size();
    }

    private Duration pauseAfter(int recent) {
        Duration doubled = settings.restartPause().multipliedBy(1L << Math.min(recent - 1, MOST_DOUBLINGS));
        return doubled.compareTo(settings.restartPauseMax()) < 0 ? doubled : settings.restartPauseMax();
    }

    /** No new entries while something keeps failing; what is held stays protected. */
    private Mono<Void> pause(TenantId tenant) {
        return profiles.all(tenant)
                .flatMapIterable(all -> all)
                .filter(profile -> profile.desired() == DesiredState.RUNNING)
                .concatMap(profile -> profiles.desire(
                        tenant,
                        profile.id(),
                        DesiredState.PAUSED,
                        CorrelationId.derived("restarts", tenant, profile.id(), wall.millis())))
                .then()
                .onErrorComplete();
    }
}
