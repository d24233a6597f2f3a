package dev.lockstep.engine.execution;

import dev.lockstep.engine.effect.Effect;
import dev.lockstep.engine.effect.EffectKey;
import dev.lockstep.engine.effect.EffectOnce;
import dev.lockstep.engine.effect.EffectOutcome;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Tells of every key that was asked for with another payload, and takes the profile out of trading where that
 * contradicts what its books say.
 */
public final class WatchedEffects implements EffectOnce {
    private final EffectOnce effects;
    private final Faults faults;
    private final EventLog log;

    public WatchedEffects(EffectOnce effects, Faults faults, EventLog log) {
        this.effects = effects;
        this.faults = faults;
        this.log = log;
    }

    @Override
    public Mono<EffectOutcome> inside(Effect effect, Supplier<Mono<String>> work) {
        return effects.inside(effect, work).flatMap(outcome -> watched(effect.key(), effect.correlationId(), outcome));
    }

    @Override
    public Mono<EffectOutcome> begin(Effect effect) {
        return effects.begin(effect).flatMap(outcome -> watched(effect.key(), effect.correlationId(), outcome));
    }

    @Override
    public Mono<EffectOutcome> end(EffectKey key, EffectOutcome.Ended ended) {
        return effects.end(key, ended)
                .flatMap(outcome -> watched(key, CorrelationId.derived("effect", key.tenant(), key), outcome));
    }

    @Override
    public Mono<Long> reap(TenantId tenant, Duration retention, int limit) {
        return effects.reap(tenant, retention, limit);
    }

    private Mono<EffectOutcome> watched(EffectKey key, CorrelationId correlationId, EffectOutcome outcome) {
        if (!(outcome instanceof EffectOutcome.Conflict conflict)) {
            return Mono.just(outcome);
        }
        log.write(LogLine.of(LogEvent.EFFECT_CONFLICT)
                .with("effect", key)
                .with("what", conflict.what())
                .of(key.tenant(), key.profile(), correlationId));
        return key.type().isOutside()
                ? Mono.just(outcome)
                : faults.fault(key.tenant(), key.profile(), correlationId, conflict.what())
                        .thenReturn(outcome);
    }
}
