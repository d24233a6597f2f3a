package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class LeaseTest {
    private static TestDatabase database;
    private static final long LONG = 600_000_000;

    private final String key = "shard:" + UUID.randomUUID();

    @BeforeAll
    static void a_migrated_database() {
        database = PostgresFixture.freshDatabase();
    }

    @Test
    void a_lease_is_its_holders_until_it_runs_out_and_its_fence_only_grows() {
        assertThat(acquire("a", LONG)).isEqualTo(1);
        assertThat(acquire("b", LONG)).as("held").isZero();
        assertThat(acquire("a", LONG))
                .as("held, also by whom it is asked again")
                .isZero();

        runOut();

        assertThat(acquire("b", LONG)).isEqualTo(2);
        assertThat(renew("a", 1)).as("the old holder").isFalse();
        assertThat(renew("b", 2)).isTrue();
    }

    @Test
    void a_released_lease_goes_to_the_next_at_once_with_a_higher_fence() {
        acquire("a", LONG);

        assertThat(release("b", 1)).isFalse();
        assertThat(release("a", 1)).isTrue();
        assertThat(release("a", 1)).isFalse();
        assertThat(renew("a", 1)).isFalse();
        assertThat(acquire("b", LONG)).isEqualTo(2);
    }

    @Test
    void of_sixteen_that_want_it_exactly_one_has_it() {
        List<Long> fences = Together.run(16, i -> () -> acquire("engine-" + i, LONG));

        assertThat(fences).filteredOn(fence -> fence > 0).containsExactly(1L);
    }

    @Test
    void a_lease_is_never_granted_run_out_however_long_its_row_was_waited_for() throws Exception {
        acquire("a", 1);
        try (Session blocking = Session.withoutTenant(database, DatabaseRole.ENGINE)) {
            blocking.query("select 1 from leases where lease_key = ? for update", key);
            CompletableFuture<String> granted = CompletableFuture.supplyAsync(() -> {
                try (Session session = Session.withoutTenant(database, DatabaseRole.ENGINE)) {
                    return session.one(
                                    "select expires_at > clock_timestamp() as valid from lease_acquire(?, 'b', 700000)",
                                    key)
                            .get("valid");
                }
            });
            TimeUnit.MILLISECONDS.sleep(1000);
            blocking.commit();

            assertThat(granted.get(5, TimeUnit.SECONDS)).isEqualTo("t");
        }
    }

    @Test
    void a_take_over_waits_for_what_stands_on_the_lease_and_a_renewal_does_not() throws Exception {
        acquire("a", LONG);
        try (Session standing = Session.withoutTenant(database, DatabaseRole.ENGINE)) {
            assertThat(standing.one("select lease_assert(?, 'a', 1) as held", key)
                            .get("held"))
                    .isEqualTo("t");

            assertThat(CompletableFuture.supplyAsync(() -> renew("a", 1)).get(2, TimeUnit.SECONDS))
                    .isTrue();
            runOut();
            CompletableFuture<Long> takeOver = CompletableFuture.supplyAsync(() -> acquire("b", LONG));
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(takeOver).isNotDone();

            standing.commit();
            assertThat(takeOver.get(5, TimeUnit.SECONDS)).isEqualTo(2);
        }
    }

    private void runOut() {
        try (Session session = Session.superuser(database)) {
            session.update("update leases set expires_at = clock_timestamp() where lease_key = ?", key);
            session.commit();
        }
    }

    /** The fence, or 0 where it is held. */
    private long acquire(String owner, long micros) {
        try (Session session = Session.withoutTenant(database, DatabaseRole.ENGINE)) {
            List<Row> rows = session.query("select fence from lease_acquire(?, ?, ?)", key, owner, micros);
            session.commit();
            return rows.isEmpty() ? 0 : rows.getFirst().number("fence");
        }
    }

    private boolean renew(String owner, long fence) {
        try (Session session = Session.withoutTenant(database, DatabaseRole.ENGINE)) {
            boolean renewed = !session.query("select * from lease_renew(?, ?, ?, ?)", key, owner, fence, LONG)
                    .isEmpty();
            session.commit();
            return renewed;
        }
    }

    private boolean release(String owner, long fence) {
        try (Session session = Session.withoutTenant(database, DatabaseRole.RELAY)) {
            String ours = session.one("select lease_release(?, ?, ?) as ours", key, owner, fence)
                    .get("ours");
            session.commit();
            return ours.equals("t");
        }
    }
}
