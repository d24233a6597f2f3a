package dev.lockstep.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.lease.LeaseKeeper;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.lease.LiveLeases;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Engines that share the shards of one database. */
@Tag("server")
class ShardBalanceTest {
    private static final Duration TTL = Duration.ofMillis(4500);
    private static final int TENANTS = 24;

    private Stores stores;
    private final Map<TenantId, String> runs = new ConcurrentHashMap<>();
    private final AtomicInteger twice = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    @BeforeEach
    void tenants() {
        stores = Stores.asEngine(12);
        for (int i = 0; i < TENANTS; i++) {
            Seed.tenant(stores.database(), "tenant-" + i);
        }
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void a_second_engine_gets_half_of_the_shards_and_a_tenant_is_never_run_twice() {
        Engine first = new Engine("engine-1");
        Disposable one = first.start();
        await("all shards", () -> first.shards.heldShards() == 8 && runs.size() == TENANTS);

        Engine second = new Engine("engine-2");
        Disposable two = second.start();
        await("half each", () -> first.shards.heldShards() == 4 && second.shards.heldShards() == 4);
        await("every tenant", () -> runs.size() == TENANTS);
        assertThat(Set.copyOf(runs.values())).containsExactlyInAnyOrder("engine-1", "engine-2");

        two.dispose();
        await("all shards again", () -> first.shards.heldShards() == 8 && runs.size() == TENANTS);
        one.dispose();
        assertThat(twice).hasValue(0);
    }

    @Test
    void three_engines_share_so_that_none_has_more_than_one_above_another() {
        Engine first = new Engine("engine-1");
        Engine second = new Engine("engine-2");
        Engine third = new Engine("engine-3");
        Disposable all = Disposables.composite(first.start(), second.start(), third.start());

        await(
                "3, 3 and 2",
                () -> Flux.just(first, second, third)
                                        .map(engine -> engine.shards.heldShards())
                                        .reduce(Integer::sum)
                                        .block()
                                == 8
                        && first.shards.heldShards() <= 3
                        && second.shards.heldShards() <= 3
                        && third.shards.heldShards() <= 3
                        && runs.size() == TENANTS);

        all.dispose();
        assertThat(twice).hasValue(0);
    }

    @Test
    void a_shard_is_given_away_when_what_was_under_way_is_done() {
        Engine first = new Engine("engine-1");
        Disposable one = first.start();
        await("all shards", () -> runs.size() == TENANTS);

        Disposable two = new Engine("engine-2").start();
        await("half", () -> first.shards.heldShards() == 4 && runs.size() == TENANTS);

        assertThat(dropped).as("work that was cut off").hasValue(0);
        two.dispose();
        one.dispose();
    }

    @Test
    void an_engine_that_drains_ends_its_work_and_frees_its_leases_at_once() {
        Engine first = new Engine("engine-1");
        Disposable one = first.start();
        await("all shards", () -> runs.size() == TENANTS);

        first.shards.drain().block(Duration.ofSeconds(5));
        assertThat(runs).isEmpty();
        assertThat(dropped).hasValue(0);
        one.dispose();
        await(
                "free",
                () -> Seed.count(stores.database(), "select count(*) from leases where expires_at > clock_timestamp()")
                        == 0);
    }

    private final class Engine {
        private final EngineRoll roll;
        private final ShardOwner shards;

        Engine(String name) {
            RuntimeSettings settings = RuntimeFixture.settings(name);
            Leases leases = stores.get(Leases.class);
            this.roll = new EngineRoll(leases, stores.get(LiveLeases.class), settings, TTL, Schedulers.parallel());
            this.shards = new ShardOwner(
                    stores.get(Tenants.class),
                    new LeaseKeeper(leases, TTL, Schedulers.parallel()),
                    roll::engines,
                    (tenant, shard, stop) -> work(name, tenant, stop),
                    line -> {},
                    settings,
                    Schedulers.parallel());
        }

        Disposable start() {
            return Disposables.composite(roll.run().subscribe(), shards.run().subscribe());
        }

        /** Needs a moment to end; forgotten before its end is told, since who waits for that counts at once. */
        private Flux<Void> work(String name, TenantId tenant, Mono<Void> stop) {
            return Flux.defer(() -> {
                if (runs.putIfAbsent(tenant, name) != null) {
                    twice.incrementAndGet();
                }
                return Mono.when(stop)
                        .then(Mono.delay(Duration.ofMillis(100)))
                        .then()
                        .doOnTerminate(() -> runs.remove(tenant))
                        .doOnCancel(() -> {
                            dropped.incrementAndGet();
                            runs.remove(tenant);
                        })
                        .flux();
            });
        }
    }

    private static void await(String what, BooleanSupplier reached) {
        Instant end = Instant.now().plusSeconds(90);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("waiting for " + what).isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
