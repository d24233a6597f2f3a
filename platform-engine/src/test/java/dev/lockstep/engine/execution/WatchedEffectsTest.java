package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.effect.Effect;
import dev.lockstep.engine.effect.EffectKey;
import dev.lockstep.engine.effect.EffectOnce;
import dev.lockstep.engine.effect.EffectOutcome;
import dev.lockstep.engine.effect.EffectType;
import dev.lockstep.engine.execution.memory.MemoryDatabase;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Samples;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Who is told when a key comes with another payload. */
class WatchedEffectsTest {
    private static final InstantSource WALL = InstantSource.fixed(Samples.NOON);
    private static final EffectOutcome CONFLICT = new EffectOutcome.Conflict("asked for with another payload");

    private final List<LogLine> log = new ArrayList<>();
    private final MemoryDatabase database = new MemoryDatabase(WALL);
    private EffectOutcome answer = CONFLICT;
    private final EffectOnce effects = new WatchedEffects(new Answering(), new Faults(desk()), log::add);

    @BeforeEach
    void a_running_profile() {
        database.open(Samples.TENANT, Samples.ACCOUNT);
        database.seed(Samples.profile());
    }

    @Test
    void a_contradiction_in_the_books_is_told_and_takes_the_profile_out_of_trading() {
        EffectOutcome outcome =
                effects.inside(effect(EffectType.LEDGER_WRITE), Mono::empty).block();

        assertThat(outcome).isEqualTo(CONFLICT);
        assertThat(log).extracting(LogLine::event).containsExactly(LogEvent.EFFECT_CONFLICT, LogEvent.PROFILE_FAULTED);
        assertThat(observed()).isEqualTo(ObservedState.FAULTED);
    }

    @Test
    void one_outside_is_told_and_trading_goes_on() {
        Effect notice = effect(EffectType.NOTIFICATION);

        assertThat(effects.begin(notice).block()).isEqualTo(CONFLICT);
        assertThat(effects.end(notice.key(), new EffectOutcome.Accepted("42")).block())
                .isEqualTo(CONFLICT);

        assertThat(log).extracting(LogLine::event).containsExactly(LogEvent.EFFECT_CONFLICT, LogEvent.EFFECT_CONFLICT);
        assertThat(observed()).isEqualTo(ObservedState.RUNNING);
    }

    @Test
    void what_agrees_is_passed_on_in_silence() {
        answer = new EffectOutcome.Done("42", true);

        assertThat(effects.inside(effect(EffectType.LEDGER_WRITE), Mono::empty).block())
                .isEqualTo(answer);
        assertThat(log).isEmpty();
    }

    private static Effect effect(EffectType type) {
        return new Effect(new EffectKey(Samples.TENANT, Samples.PROFILE, type, "entity"), "payload", Samples.DECISION);
    }

    private ObservedState observed() {
        return database.profiles().find(Samples.TENANT, Samples.PROFILE).block().observed();
    }

    private Desk desk() {
        return new Desk(
                database.transitions(),
                database.snapshots(),
                database.positions(),
                database.profiles(),
                null,
                null,
                log::add,
                WALL,
                Schedulers.immediate(),
                Samples.TAG,
                ExecutionSettings.standard());
    }

    /** Whatever the test says. */
    private final class Answering implements EffectOnce {
        @Override
        public Mono<EffectOutcome> inside(Effect effect, Supplier<Mono<String>> work) {
            return Mono.just(answer);
        }

        @Override
        public Mono<EffectOutcome> begin(Effect effect) {
            return Mono.just(answer);
        }

        @Override
        public Mono<EffectOutcome> end(EffectKey key, EffectOutcome.Ended ended) {
            return Mono.just(answer);
        }

        @Override
        public Mono<Long> reap(TenantId tenant, Duration retention, int limit) {
            return Mono.just(0L);
        }
    }
}
