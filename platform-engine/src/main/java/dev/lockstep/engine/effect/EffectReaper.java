package dev.lockstep.engine.effect;

import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.Tenants;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Forgets effects that ended long ago, tenant by tenant, a batch at a time. */
public final class EffectReaper {
    private static final int BATCH = 1000;

    private final EffectOnce effects;
    private final Tenants tenants;
    private final Duration retention;
    private final Duration every;
    private final Scheduler scheduler;

    public EffectReaper(EffectOnce effects, Tenants tenants, Duration retention, Duration every, Scheduler scheduler) {
        this.effects = effects;
        this.tenants = tenants;
        this.retention = retention;
        this.every = every;
        this.scheduler = scheduler;
    }

    /** Without end. */
    public Mono<Void> run() {
        return Flux.interval(every, scheduler)
                .onBackpressureDrop()
                .concatMap(tick -> reap(), 1)
                .then();
    }

    /** One round over all tenants. */
    public Mono<Void> reap() {
        return tenants.all().concatMap(this::reap).then();
    }

    private Mono<Long> reap(Tenant tenant) {
        return Mono.defer(() -> effects.reap(tenant.id(), retention, BATCH))
                .repeat()
                .takeWhile(gone -> gone >= BATCH)
                .last(0L);
    }
}
