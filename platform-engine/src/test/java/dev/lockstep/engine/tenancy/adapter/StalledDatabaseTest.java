package dev.lockstep.engine.tenancy.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Seed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.pool.ConnectionPool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** A database that does not answer for a while: callers are told in time, and afterwards every connection serves. */
@Tag("server")
class StalledDatabaseTest {
    private static final int CONNECTIONS = 3;
    private static final int MOST_CALLERS = 100;
    private static final Duration BETWEEN_CALLERS = Duration.ofMillis(5);
    private static final Duration STALL = Duration.ofSeconds(5);
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(4);

    private final List<UUID> acknowledged = new CopyOnWriteArrayList<>();
    private TestDatabase database;
    private TenantId tenant;
    private StallingProxy way;
    private ConnectionPool pool;
    private DatabaseClient client;
    private R2dbcTenantScope scope;

    @BeforeEach
    void open() throws IOException {
        database = PostgresFixture.freshDatabase();
        tenant = Seed.tenant(database, "acme");
        Seed.sql(database, "create table told (id uuid primary key)");
        Seed.sql(database, "grant select, insert on told to lockstep_engine");
        way = new StallingProxy(database.host(), database.port());
        pool = Databases.pool(new DatabaseSettings(
                "localhost",
                way.port(),
                database.name(),
                DatabaseRole.ENGINE.roleName(),
                TestDatabase.passwordOf(DatabaseRole.ENGINE),
                CONNECTIONS,
                null,
                null));
        client = DatabaseClient.create(pool);
        scope = new R2dbcTenantScope(
                client,
                new ShieldedTransactions(
                        new R2dbcTransactionManager(pool), new LostTransactions(new SimpleMeterRegistry())));
    }

    @AfterEach
    void close() throws IOException {
        pool.dispose();
        way.close();
    }

    @Test
    void a_pool_outlives_a_stall_whole() throws Exception {
        // given callers who come all the while
        CompletableFuture<Long> gaveUp = Flux.interval(BETWEEN_CALLERS)
                .onBackpressureDrop()
                .take(STALL.plus(TOLD_WITHIN))
                .flatMap(i -> told(write()), MOST_CALLERS)
                .filter(answer -> answer.getThrowable() instanceof TimeoutException)
                .count()
                .toFuture();
        while (acknowledged.size() < 10 * CONNECTIONS) {
            Thread.sleep(BETWEEN_CALLERS);
        }

        // when nothing moves for a while, in the midst of their transactions
        way.stall();
        int before = acknowledged.size();
        Thread.sleep(STALL);
        assertThat(acknowledged.size() - before).isLessThanOrEqualTo(CONNECTIONS);
        way.goOn();

        // then nobody waited without an answer, nothing acknowledged is lost, and each connection serves again
        assertThat(gaveUp.get(1, TimeUnit.MINUTES)).isZero();
        assertThat(acknowledged.size()).isGreaterThan(before + CONNECTIONS);
        assertThat(allAtOnce()).isEqualTo(CONNECTIONS);
        assertThat(durable()).isEqualTo(acknowledged.size());
        assertThat(pool.getMetrics().orElseThrow().acquiredSize()).isZero();
    }

    /** A caller's answer; one that has none in time gives up by itself. */
    private static Mono<Signal<UUID>> told(Mono<UUID> write) {
        return write.timeout(STALL.plus(TOLD_WITHIN)).materialize();
    }

    /** As many transactions as there are connections, each of which waits for the others: how many commit. */
    private long allAtOnce() {
        return Flux.range(0, CONNECTIONS)
                .flatMap(i -> scope.within(tenant, () -> insert().delayElement(Duration.ofMillis(300))), CONNECTIONS)
                .doOnNext(acknowledged::add)
                .count()
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();
    }

    private Mono<UUID> write() {
        return scope.within(tenant, this::insert).doOnNext(acknowledged::add);
    }

    private Mono<UUID> insert() {
        return Mono.defer(() -> {
            UUID id = UUID.randomUUID();
            return client.sql("insert into told (id) values (:id)")
                    .bind("id", id)
                    .then()
                    .thenReturn(id);
        });
    }

    private long durable() {
        return Seed.count(
                database, "select count(*) from told where id = any(?)", (Object) acknowledged.toArray(UUID[]::new));
    }
}
