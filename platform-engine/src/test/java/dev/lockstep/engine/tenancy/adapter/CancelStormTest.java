package dev.lockstep.engine.tenancy.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Seed;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * One pooled connection; a transaction is started and cancelled within 3 ms, then a write is made and acknowledged.
 * What was acknowledged must be there. The control runs the same without our precautions and must lose writes:
 * otherwise the test would prove nothing.
 */
@Tag("server")
class CancelStormTest {
    private static final int ROUNDS = 400;
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
        var scope = new R2dbcTenantScope(client, new ShieldedTransactions(new R2dbcTransactionManager(pool)));

        // when
        List<UUID> acknowledged = storm(
                () -> scope.within(tenant, () -> insert(client)), () -> scope.within(tenant, () -> insert(client)));

        // then
        pool.dispose();
        assertThat(acknowledged).hasSize(ROUNDS);
        assertThat(durable(acknowledged)).as("seed %d", SEED).isEqualTo(ROUNDS);
    }

    @Test
    void a_connection_left_inside_a_transaction_is_not_handed_out_again() {
        // given the pool's check alone, without the shield
        ConnectionPool pool = Databases.pool(settings());

        // when
        List<UUID> acknowledged = unshieldedStorm(pool);

        // then
        pool.dispose();
        assertThat(acknowledged).isNotEmpty();
        assertThat(durable(acknowledged)).as("seed %d", SEED).isEqualTo(acknowledged.size());
    }

    @Test
    void control_without_shield_and_check_acknowledged_writes_are_lost() {
        // given
        var factory =
                Databases.factory(settings(), settings().username(), settings().password(), "storm");
        ConnectionPool pool = new ConnectionPool(
                ConnectionPoolConfiguration.builder(factory).maxSize(1).build());

        // when
        List<UUID> acknowledged = unshieldedStorm(pool);

        // then
        pool.dispose();
        assertThat(durable(acknowledged)).as("seed %d", SEED).isLessThan(acknowledged.size());
    }

    private static List<UUID> unshieldedStorm(ConnectionPool pool) {
        DatabaseClient client = DatabaseClient.create(pool);
        var transactions = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        return storm(() -> insert(client).as(transactions::transactional), () -> insert(client));
    }

    private static List<UUID> storm(Supplier<Mono<UUID>> cancelled, Supplier<Mono<UUID>> written) {
        Random random = new Random(SEED);
        List<UUID> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            var running = cancelled.get().onErrorComplete().subscribe();
            LockSupport.parkNanos(random.nextInt(3_000_000));
            running.dispose();
            UUID id = written.get().onErrorComplete().block(Duration.ofSeconds(20));
            if (id != null) {
                acknowledged.add(id);
            }
        }
        return acknowledged;
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

    private static long durable(List<UUID> ids) {
        return Seed.count(database, "select count(*) from storm where id = any(?)", (Object) ids.toArray(UUID[]::new));
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
