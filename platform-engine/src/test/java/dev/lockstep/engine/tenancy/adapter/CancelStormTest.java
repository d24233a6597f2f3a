package dev.lockstep.engine.tenancy.adapter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Seed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * One pooled connection; a transaction is started and cancelled within 3 ms, mostly early, then a write is made and
 * acknowledged. What was acknowledged must be there. The control runs the same without our precautions and must lose
 * writes: otherwise the test would prove nothing.
 */
@Tag("server")
class CancelStormTest {
    private static final int ROUNDS = 400;
    private static final int STORMS = 10;
    private static final int POOLS = 20;
    /** Less than a pool of ours waits for a connection. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final double LONGEST_NANOS = 3_000_000;
    private static final long SEED = 20260217;

    private static TestDatabase database;
    private static TenantId tenant;

    @BeforeAll
    static void create_the_table() {
        database = PostgresFixture.freshDatabase();
        tenant = Seed.tenant(database, "acme");
        Seed.sql(database, "create table storm (id uuid primary key)");
        Seed.sql(database, "grant select, insert on storm to lockstep_engine");
    }

    @Test
    void what_was_acknowledged_after_a_cancelled_transaction_is_durable() {
        // given
        ConnectionPool pool = Databases.pool(settings());
        DatabaseClient client = DatabaseClient.create(pool);
        var scope = new R2dbcTenantScope(
                client,
                new ShieldedTransactions(
                        new R2dbcTransactionManager(pool), new LostTransactions(new SimpleMeterRegistry())));
        Supplier<Mono<UUID>> write = () -> scope.within(tenant, () -> insert(client));

        // when
        Storm storm = new Storm();
        storm.blow(write, write);

        // then
        pool.dispose();
        assertThat(storm.acknowledged).hasSize(ROUNDS);
        assertThat(durable(storm)).as("seed %d", SEED).isEqualTo(ROUNDS);
    }

    @Test
    void a_connection_left_inside_a_transaction_is_not_handed_out_again() {
        // when the pool's check stands alone, without the shield
        Storm storm = unshielded(() -> Databases.pool(settings()));

        // then
        assertThat(storm.acknowledged).isNotEmpty();
        assertThat(durable(storm)).as("seed %d", SEED).isEqualTo(storm.acknowledged.size());
    }

    @Test
    void control_without_shield_and_check_acknowledged_writes_are_lost() {
        // given
        var factory =
                Databases.factory(settings(), settings().username(), settings().password(), "storm");
        var one = ConnectionPoolConfiguration.builder(factory).maxSize(1).build();

        // when: how many a storm loses depends on the machine, so a lucky one is not the last
        Storm storm = unshielded(() -> new ConnectionPool(one));
        for (int storms = 1; storms < STORMS && durable(storm) == storm.acknowledged.size(); storms++) {
            storm = unshielded(() -> new ConnectionPool(one));
        }

        // then
        assertThat(durable(storm)).as("seed %d", SEED).isLessThan(storm.acknowledged.size());
    }

    /**
     * Without the shield a cancelled caller may also keep the pool's one connection for ever: the next pool goes on.
     */
    private static Storm unshielded(Supplier<ConnectionPool> pools) {
        Storm storm = new Storm();
        for (int used = 0; used < POOLS && !storm.isOver(); used++) {
            ConnectionPool pool = pools.get();
            DatabaseClient client = DatabaseClient.create(pool);
            var transactions = TransactionalOperator.create(new R2dbcTransactionManager(pool));
            storm.blow(() -> insert(client).as(transactions::transactional), () -> insert(client));
            pool.dispose();
        }
        return storm;
    }

    /** Rounds of a cancelled and an acknowledged write. */
    private static final class Storm {
        private final Random random = new Random(SEED);
        private final List<UUID> acknowledged = new ArrayList<>();
        private int round;

        boolean isOver() {
            return round == ROUNDS;
        }

        /** Until it is over or a write finds no connection. */
        void blow(Supplier<Mono<UUID>> cancelled, Supplier<Mono<UUID>> written) {
            boolean served = true;
            for (; served && round < ROUNDS; round++) {
                var running = cancelled.get().onErrorComplete().subscribe();
                LockSupport.parkNanos((long) (LONGEST_NANOS * Math.pow(random.nextDouble(), 2)));
                running.dispose();
                served = write(written.get());
            }
        }

        private boolean write(Mono<UUID> written) {
            Signal<UUID> answer =
                    requireNonNull(written.timeout(PATIENCE).materialize().block());
            if (answer.hasValue()) {
                acknowledged.add(requireNonNull(answer.get()));
            }
            return !(answer.getThrowable() instanceof TimeoutException);
        }
    }

    private static Mono<UUID> insert(DatabaseClient client) {
        return Mono.defer(() -> {
            UUID id = UUID.randomUUID();
            return client.sql("insert into storm (id) values (:id)")
                    .bind("id", id)
                    .then()
                    .thenReturn(id);
        });
    }

    private static long durable(Storm storm) {
        Object ids = storm.acknowledged.toArray(UUID[]::new);
        return Seed.count(database, "select count(*) from storm where id = any(?)", ids);
    }

    private static DatabaseSettings settings() {
        return new DatabaseSettings(
                database.host(),
                database.port(),
                database.name(),
                DatabaseRole.ENGINE.roleName(),
                TestDatabase.passwordOf(DatabaseRole.ENGINE),
                1,
                null,
                null);
    }
}
