package dev.lockstep.engine.tenancy.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What the database does to transactions is counted, by its reason. */
@Tag("server")
class LostTransactionsTest {
    private Stores stores;
    private TenantScope scope;
    private DatabaseClient client;
    private TenantId tenant;

    @BeforeEach
    void open() {
        stores = Stores.asEngine(4);
        scope = stores.get(TenantScope.class);
        client = stores.get(DatabaseClient.class);
        tenant = Seed.tenant(stores.database(), "tenant");
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void two_that_wait_for_each_other_are_one_deadlock() {
        Sinks.Empty<Void> both = Sinks.empty();
        Flux<Boolean> ends = Flux.merge(
                takes(1).then(both.asMono()).then(takes(2)).as(this::inTransaction),
                takes(2).doOnSuccess(done -> both.tryEmitEmpty()).then(takes(1)).as(this::inTransaction));

        assertThat(ends.collectList().block()).containsExactlyInAnyOrder(true, false);
        assertThat(lost("deadlock")).isEqualTo(1);
    }

    @Test
    void a_statement_that_takes_too_long_is_a_timeout_and_a_broken_rule_a_constraint() {
        assertThat(inTransaction(sql("set local statement_timeout = 10").then(sql("select pg_sleep(5)")))
                        .block())
                .isFalse();
        assertThat(inTransaction(
                                sql(
                                        "insert into tenant_sequences (tenant_id, name, value) select tenant_id, null, 1 from tenants"))
                        .block())
                .isFalse();

        assertThat(lost("timeout")).isEqualTo(1);
        assertThat(lost("constraint")).isEqualTo(1);
    }

    @Test
    void a_connection_that_is_ended_is_no_connection() {
        assertThat(inTransaction(sql("select pg_terminate_backend(pg_backend_pid())"))
                        .block())
                .isFalse();
        assertThat(lost("no_connection")).isEqualTo(1);
    }

    @Test
    void what_our_own_work_takes_back_is_not_counted() {
        assertThat(inTransaction(Mono.error(new IllegalStateException("changed my mind")))
                        .block())
                .isFalse();

        assertThat(List.of(
                        "deadlock", "serialization", "lock_timeout", "timeout", "no_connection", "constraint", "other"))
                .allSatisfy(reason -> assertThat(lost(reason)).isZero());
    }

    private Mono<Boolean> inTransaction(Mono<Void> work) {
        return scope.within(tenant, () -> work.thenReturn(true)).onErrorReturn(false);
    }

    private Mono<Void> takes(int key) {
        return sql("select pg_advisory_xact_lock(" + key + ")");
    }

    private Mono<Void> sql(String sql) {
        return client.sql(sql).then();
    }

    private double lost(String reason) {
        return stores.get(MeterRegistry.class)
                .get("lockstep.transactions.lost")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
