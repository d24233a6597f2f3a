package dev.lockstep.engine.effect.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.effect.Effect;
import dev.lockstep.engine.effect.EffectKey;
import dev.lockstep.engine.effect.EffectOnce;
import dev.lockstep.engine.effect.EffectOutcome;
import dev.lockstep.engine.effect.EffectReaper;
import dev.lockstep.engine.effect.EffectType;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.tenancy.Tenants;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The same sentences for every type of effect, on PostgreSQL. What happens inside writes a row each time it runs. */
@Tag("server")
class EffectOnceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String WRITE = """
            insert into entry_locks (tenant_id, profile_id, symbol, owner, fence, expires_at)
            values (:tenant, :profile, :symbol, 'effect', 1, clock_timestamp())
            """;

    private static Stores stores;
    private static EffectOnce effects;
    private static DatabaseClient database;

    private TenantId tenant;
    private ProfileId profile;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(16);
        effects = stores.get(EffectOnce.class);
        database = stores.get(DatabaseClient.class);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @BeforeEach
    void a_profile() {
        tenant = Seed.tenant(
                stores.database(), "t" + UUID.randomUUID().toString().substring(0, 8));
        ExchangeAccountId account = Seed.account(stores.database(), tenant);
        profile = Seed.profile(stores.database(), tenant, account);
    }

    static Stream<EffectType> inside() {
        return Stream.of(EffectType.values()).filter(type -> !type.isOutside());
    }

    static Stream<EffectType> outside() {
        return Stream.of(EffectType.values()).filter(EffectType::isOutside);
    }

    @ParameterizedTest
    @MethodSource("inside")
    void asked_again_it_gives_the_earlier_result_and_does_nothing(EffectType type) {
        assertThat(inside(effect(type, "a"), "first")).isEqualTo(new EffectOutcome.Done("first", false));
        assertThat(inside(effect(type, "a"), "second")).isEqualTo(new EffectOutcome.Done("first", true));
        assertThat(writes()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("inside")
    void of_sixteen_at_once_one_happens_and_all_are_told_its_result(EffectType type) {
        List<EffectOutcome> outcomes = sixteen(i -> effects.inside(effect(type, "a"), () -> write("by " + i)));

        assertThat(writes()).isEqualTo(1);
        assertThat(outcomes)
                .hasSize(16)
                .allMatch(EffectOutcome.Done.class::isInstance)
                .filteredOn(outcome -> !((EffectOutcome.Done) outcome).repeated())
                .hasSize(1);
        assertThat(outcomes.stream()
                        .map(outcome -> ((EffectOutcome.Done) outcome).result())
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("inside")
    void another_payload_under_its_key_is_refused_and_changes_nothing(EffectType type) {
        inside(effect(type, "a"), "first");

        assertThat(inside(effect(type, "b"), "second")).isInstanceOf(EffectOutcome.Conflict.class);
        assertThat(inside(effect(type, "a"), "third")).isEqualTo(new EffectOutcome.Done("first", true));
        assertThat(writes()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("inside")
    void a_failure_after_the_write_leaves_neither_write_nor_record(EffectType type) {
        assertThatThrownBy(() -> effects.inside(
                                effect(type, "a"), () -> write("x").then(Mono.error(new IllegalStateException("died"))))
                        .block(PATIENCE))
                .hasMessageContaining("died");

        assertThat(writes()).isZero();
        assertThat(inside(effect(type, "a"), "first")).isEqualTo(new EffectOutcome.Done("first", false));
        assertThat(writes()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("inside")
    void a_connection_lost_before_the_commit_is_no_outcome_and_asking_again_tells(EffectType type) {
        assertThatThrownBy(() -> effects.inside(
                                effect(type, "a"), () -> write("x").flatMap(EffectOnceTest::killed))
                        .block(PATIENCE))
                .isNotNull();

        assertThat(inside(effect(type, "a"), "first")).isEqualTo(new EffectOutcome.Done("first", false));
        assertThat(writes()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("outside")
    void begun_once_it_is_unknown_until_its_end_is_told_and_then_stays_ended(EffectType type) {
        Effect effect = effect(type, "a");

        assertThat(begin(effect)).isEqualTo(new EffectOutcome.Begun());
        assertThat(begin(effect)).as("whoever began it may have died").isEqualTo(new EffectOutcome.Unknown());
        assertThat(end(effect, new EffectOutcome.Accepted("42"))).isEqualTo(new EffectOutcome.Accepted("42"));
        assertThat(begin(effect)).isEqualTo(new EffectOutcome.Accepted("42"));
        assertThat(end(effect, new EffectOutcome.Accepted("42"))).isEqualTo(new EffectOutcome.Accepted("42"));
        assertThat(end(effect, new EffectOutcome.Rejected("no"))).isInstanceOf(EffectOutcome.Conflict.class);
        assertThat(begin(effect)).isEqualTo(new EffectOutcome.Accepted("42"));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void what_was_refused_for_good_is_told_so_again(EffectType type) {
        Effect effect = effect(type, "a");
        begin(effect);
        end(effect, new EffectOutcome.Rejected("-2010"));

        assertThat(begin(effect)).isEqualTo(new EffectOutcome.Rejected("-2010"));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void of_sixteen_that_would_do_it_one_may(EffectType type) {
        List<EffectOutcome> outcomes = sixteen(i -> effects.begin(effect(type, "a")));

        assertThat(outcomes).filteredOn(EffectOutcome.Begun.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(EffectOutcome.Unknown.class::isInstance).hasSize(15);
    }

    @ParameterizedTest
    @MethodSource("outside")
    void outside_too_another_payload_under_its_key_is_refused(EffectType type) {
        begin(effect(type, "a"));

        assertThat(begin(effect(type, "b"))).isInstanceOf(EffectOutcome.Conflict.class);
        assertThat(begin(effect(type, "a"))).isEqualTo(new EffectOutcome.Unknown());
    }

    @ParameterizedTest
    @EnumSource(EffectType.class)
    void an_effect_is_asked_for_where_it_happens(EffectType type) {
        Effect effect = effect(type, "a");

        assertThatThrownBy(() -> {
                    if (type.isOutside()) {
                        inside(effect, "x");
                    } else {
                        begin(effect);
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("effect:" + type.word() + ":entity");
    }

    @Test
    void another_profile_s_effect_on_the_same_entity_is_another() {
        ProfileId other = Seed.profile(stores.database(), tenant, Seed.account(stores.database(), tenant));

        begin(effect(EffectType.NOTIFICATION, "a"));

        assertThat(begin(new Effect(
                        new EffectKey(tenant, other, EffectType.NOTIFICATION, "entity"),
                        "b",
                        new CorrelationId("correlation-1"))))
                .isEqualTo(new EffectOutcome.Begun());
    }

    @Test
    void what_ended_before_the_retention_is_forgotten_and_what_is_unknown_never() {
        Effect unknown = effect("unknown");
        Effect old = effect("old");
        Effect young = effect("young");
        List.of(unknown, old, young).forEach(EffectOnceTest::begin);
        List.of(old, young).forEach(effect -> end(effect, new EffectOutcome.Accepted("")));
        Seed.sql(
                stores.database(),
                "update effect_records set updated_at = updated_at - interval '73 hours' where effect_key not like '%young'"
                        + " and tenant_id = ?",
                tenant.value());

        new EffectReaper(
                        effects,
                        stores.get(Tenants.class),
                        Duration.ofDays(3),
                        Duration.ofMinutes(10),
                        Schedulers.parallel())
                .reap()
                .block(PATIENCE);

        assertThat(Seed.texts(
                        stores.database(),
                        "select effect_key from effect_records where tenant_id = ? order by 1",
                        tenant.value()))
                .containsExactly("effect:notification:unknown", "effect:notification:young");
        assertThat(begin(unknown)).isEqualTo(new EffectOutcome.Unknown());
    }

    private Effect effect(EffectType type, String payload) {
        return new Effect(new EffectKey(tenant, profile, type, "entity"), payload, new CorrelationId("correlation-1"));
    }

    private Effect effect(String entity) {
        return new Effect(
                new EffectKey(tenant, profile, EffectType.NOTIFICATION, entity),
                "a",
                new CorrelationId("correlation-1"));
    }

    private EffectOutcome inside(Effect effect, String result) {
        return effects.inside(effect, () -> write(result)).block(PATIENCE);
    }

    private static EffectOutcome begin(Effect effect) {
        return effects.begin(effect).block(PATIENCE);
    }

    private static EffectOutcome end(Effect effect, EffectOutcome.Ended ended) {
        return effects.end(effect.key(), ended).block(PATIENCE);
    }

    /** Through a store of its own, which joins the transaction. */
    private Mono<String> write(String result) {
        return stores.get(TenantScope.class)
                .within(
                        tenant,
                        () -> database.sql(WRITE)
                                .bind("tenant", tenant.value())
                                .bind("profile", profile.value())
                                .bind("symbol", UUID.randomUUID().toString())
                                .fetch()
                                .rowsUpdated())
                .thenReturn(result);
    }

    private static Mono<String> killed(String result) {
        return database.sql("select pg_backend_pid()")
                .map(row -> row.get(0, Integer.class))
                .one()
                .doOnNext(pid -> Seed.count(
                        stores.database(), "select case when pg_terminate_backend(?) then 1 else 0 end", pid))
                .thenReturn(result);
    }

    private long writes() {
        return Seed.count(stores.database(), "select count(*) from entry_locks where tenant_id = ?", tenant.value());
    }

    private static List<EffectOutcome> sixteen(IntFunction<Mono<EffectOutcome>> ask) {
        return Flux.range(0, 16)
                .flatMap(i -> ask.apply(i).subscribeOn(Schedulers.parallel()), 16)
                .collectList()
                .block(PATIENCE);
    }
}
