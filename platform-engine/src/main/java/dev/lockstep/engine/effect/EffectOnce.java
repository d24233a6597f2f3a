package dev.lockstep.engine.effect;

import dev.lockstep.engine.tenancy.TenantId;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Effects that happen once. A lost commit answer is no outcome: the Mono fails, and asking again tells what happened.
 * After the retention a key is forgotten, and the same effect would be a new one.
 */
public interface EffectOnce {
    /**
     * An effect inside the database: {@code work} and the record commit together, or neither does. Asked again, or by
     * many at once, {@code work} does not run and the earlier result is given.
     *
     * @param work writes through the stores, in the transaction this opens; what it emits is kept as the result
     */
    Mono<EffectOutcome> inside(Effect effect, Supplier<Mono<String>> work);

    /**
     * An effect outside: its record is durable when this answers Begun, before anything is done. Asked again it answers
     * how the effect ended, or Unknown.
     */
    Mono<EffectOutcome> begin(Effect effect);

    /** How an effect outside ended; answers what is kept, which another end does not change. */
    Mono<EffectOutcome> end(EffectKey key, EffectOutcome.Ended ended);

    /** Forgets at most {@code limit} effects of a tenant that ended before {@code retention}; an unknown one stays. */
    Mono<Long> reap(TenantId tenant, Duration retention, int limit);
}
