package dev.lockstep.engine.tenancy.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.tenancy.InstallationScope;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import dev.lockstep.engine.tenancy.Tenants;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("server")
class TenantScopeTest {
    private static final int TENANTS = 50;
    private static final int REQUESTS = 4000;
    private static final long SEED = 77;

    private static Stores stores;
    private static List<TenantId> tenants;
    private static TenantScope scope;
    private static DatabaseClient client;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(4);
        scope = stores.get(TenantScope.class);
        client = stores.get(DatabaseClient.class);
        tenants = IntStream.range(0, TENANTS)
                .mapToObj(i -> Seed.tenant(stores.database(), "tenant-" + i))
                .toList();
        tenants.forEach(tenant -> Seed.member(stores.database(), tenant, "user", "OWNER"));
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Test
    void fifty_tenants_on_four_connections_with_cancels_never_see_a_foreign_row() {
        Random random = new Random(SEED);
        AtomicInteger foreign = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();

        Flux.range(0, REQUESTS)
                .flatMap(
                        i -> {
                            TenantId tenant = tenants.get(random.nextInt(TENANTS));
                            Mono<Void> request = membersSeen(tenant)
                                    .doOnNext(rows -> {
                                        seen.incrementAndGet();
                                        if (!rows.equals(List.of(tenant.value()))) {
                                            foreign.incrementAndGet();
                                        }
                                    })
                                    .then();
                            return random.nextInt(4) == 0
                                    ? request.timeout(Duration.ofNanos(random.nextInt(2_000_000)), Mono.empty())
                                    : request;
                        },
                        16)
                .blockLast(Duration.ofMinutes(2));

        assertThat(foreign).as("seed %d", SEED).hasValue(0);
        assertThat(seen.get()).isGreaterThan(REQUESTS / 2);
    }

    @Test
    void outside_a_transaction_of_a_tenant_nothing_of_any_tenant_is_seen() {
        List<UUID> bare = client.sql("select tenant_id from members")
                .map(row -> row.get("tenant_id", UUID.class))
                .all()
                .collectList()
                .block();
        List<UUID> installation =
                stores.get(InstallationScope.class).within(() -> members()).block();

        assertThat(bare).isEmpty();
        assertThat(installation).isEmpty();
    }

    @Test
    void work_inside_work_of_the_same_tenant_shares_its_transaction() {
        TenantId tenant = tenants.getFirst();

        List<Long> ids = scope.within(
                        tenant, () -> transactionId().zipWith(scope.within(tenant, this::transactionId), List::of))
                .block();

        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @Test
    void work_for_another_tenant_inside_work_is_refused() {
        assertThatThrownBy(() -> scope.within(tenants.get(0), () -> scope.within(tenants.get(1), this::transactionId))
                        .block())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(tenants.get(1).toString());
    }

    @Test
    void an_error_inside_that_somebody_swallowed_still_fails_the_whole() {
        TenantId tenant = tenants.getFirst();

        assertThatThrownBy(() -> scope.within(
                                tenant,
                                () -> client.sql("select 1 / 0")
                                        .then()
                                        .onErrorComplete()
                                        .thenReturn("all is well"))
                        .block())
                .isInstanceOf(Exception.class);
    }

    @Test
    void a_list_of_tenants_is_the_engines_to_see_and_a_member_only_the_tenants() {
        Tenants port = stores.get(Tenants.class);

        assertThat(port.all().collectList().block()).hasSize(TENANTS);
        assertThat(port.member(tenants.get(3), "user").block().role().mayTrade())
                .isTrue();
        assertThat(port.member(tenants.get(3), "nobody").block()).isNull();
        assertThat(port.find(tenants.get(3)).block().slug()).isEqualTo("tenant-3");
        assertThat(port.find(new TenantId(UUID.randomUUID())).block()).isNull();
    }

    private static Mono<List<UUID>> membersSeen(TenantId tenant) {
        return scope.within(tenant, TenantScopeTest::members);
    }

    private static Mono<List<UUID>> members() {
        return client.sql("select tenant_id from members")
                .map(row -> row.get("tenant_id", UUID.class))
                .all()
                .collectList();
    }

    private Mono<Long> transactionId() {
        return client.sql("select txid_current() as id")
                .map(row -> row.get("id", Long.class))
                .one();
    }
}
