package dev.lockstep.local.bench;

import dev.lockstep.engine.effect.Effect;
import dev.lockstep.engine.effect.EffectKey;
import dev.lockstep.engine.effect.EffectOnce;
import dev.lockstep.engine.effect.EffectOutcome;
import dev.lockstep.engine.effect.EffectType;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.time.CorrelationId;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The same entry posted bare and as an effect, in turns, so that what disturbs one disturbs the other. */
final class GuardsLoad {
    private final TenantScope scope;
    private final EffectOnce effects;
    private final DatabaseClient database;
    private final BenchProfile profile;
    private final TenantId tenant;

    GuardsLoad(TenantScope scope, EffectOnce effects, DatabaseClient database, BenchProfile profile) {
        this.scope = scope;
        this.effects = effects;
        this.database = database;
        this.profile = profile;
        this.tenant = new TenantId(profile.tenant());
    }

    /** Medians, in milliseconds. */
    record Times(double bare, double inside, double again, double outside) {}

    Times run(int writes) {
        var bare = new long[writes];
        var inside = new long[writes];
        var again = new long[writes];
        var outside = new long[writes];
        for (var i = 0; i < writes; i++) {
            bare[i] = timed(scope.within(tenant, this::post));
            var effect = effect(EffectType.LEDGER_WRITE);
            inside[i] = timed(effects.inside(effect, this::post));
            again[i] = timed(effects.inside(effect, this::post));
            var notice = effect(EffectType.NOTIFICATION);
            outside[i] =
                    timed(effects.begin(notice).then(effects.end(notice.key(), new EffectOutcome.Accepted("done"))));
        }
        return new Times(median(bare), median(inside), median(again), median(outside));
    }

    private Effect effect(EffectType type) {
        var entity = UUID.randomUUID().toString();
        return new Effect(
                new EffectKey(tenant, new ProfileId(profile.profile()), type, entity),
                entity,
                new CorrelationId("bench-0001"));
    }

    private Mono<String> post() {
        return database.sql("select ledger_post(:entry::jsonb)")
                .bind("entry", profile.entry())
                .map(row -> String.valueOf(row.get(0, String.class)))
                .one();
    }

    private static long timed(Mono<?> work) {
        var started = System.nanoTime();
        var _ = work.block();
        return System.nanoTime() - started;
    }

    private static double median(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }
}
