package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class RelayTest {
    private TestDatabase database;
    private Scene acme;
    private Scene globex;
    private long fence;

    @BeforeEach
    void two_tenants_and_a_relay() {
        database = PostgresFixture.freshDatabase();
        acme = Scene.in(database);
        globex = Scene.in(database);
        try (Session session = Session.withoutTenant(database, DatabaseRole.RELAY)) {
            fence = session.one("select fence from lease_acquire('relay:0', 'r', 600000000)")
                    .number("fence");
            session.commit();
        }
        publish(claim(100)); // what creating the profiles told
    }

    @Test
    void events_are_numbered_per_tenant_without_holes_in_the_order_they_were_written() {
        List<UUID> ours = append(acme, 3);
        append(globex, 2);

        List<Row> claimed = claim(100);

        assertThat(sequences(claimed, acme)).containsExactly(2L, 3L, 4L);
        assertThat(sequences(claimed, globex)).containsExactly(2L, 3L);
        assertThat(claimed.stream()
                        .filter(row -> row.get("tenant_id").equals(acme.tenant.toString()))
                        .map(row -> row.get("event_id")))
                .containsExactlyElementsOf(ours.stream().map(UUID::toString).toList());
        assertThat(publish(claimed)).isEqualTo(5);
        assertThat(claim(100)).isEmpty();
    }

    @Test
    void a_relay_that_died_before_publishing_repeats_the_same_numbers_first() {
        append(acme, 2);
        List<Row> lost = claim(100);
        append(acme, 2);

        List<Row> again = claim(100);

        assertThat(again.subList(0, 2)).isEqualTo(lost);
        assertThat(sequences(again, acme)).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void a_small_claim_never_skips_a_tenants_event() {
        append(acme, 5);
        append(globex, 5);
        List<Long> seen = new ArrayList<>();

        for (List<Row> some = claim(3); !some.isEmpty(); some = claim(3)) {
            seen.addAll(sequences(some, acme));
            publish(some);
        }

        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(2, 6).boxed().toList());
    }

    @Test
    void a_relay_without_its_lease_gets_nothing() {
        append(acme, 1);

        try (Session session = Session.withoutTenant(database, DatabaseRole.RELAY)) {
            assertThat(session.query("select * from relay_claim('relay:0', 'r', ?, 0, 1024, 10)", fence + 1))
                    .isEmpty();
            assertThat(session.query("select * from relay_claim('relay:0', 'other', ?, 0, 1024, 10)", fence))
                    .isEmpty();
        }
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    void buckets_divide_the_tenants_among_relays() {
        append(acme, 1);
        append(globex, 1);
        int split = (int) acme.read("select bucket from outbox limit 1").number("bucket");
        boolean same = globex.read("select bucket from outbox limit 1").number("bucket") == split;

        try (Session session = Session.withoutTenant(database, DatabaseRole.RELAY)) {
            List<Row> one =
                    session.query("select * from relay_claim('relay:0', 'r', ?, ?, ?, 10)", fence, split, split + 1);
            assertThat(one).hasSize(same ? 2 : 1);
        }
    }

    @Test
    void claims_at_the_same_time_leave_no_hole_and_no_double_number() {
        append(acme, 40);

        Together.run(8, i -> () -> claim(10));

        Row row = acme.read(
                "select count(distinct sequence) as numbers, min(sequence) as low, max(sequence) as high from outbox");
        assertThat(row.number("low")).isEqualTo(1);
        assertThat(row.number("high")).isEqualTo(row.number("numbers"));
    }

    @Test
    void an_event_that_is_there_already_stays_as_it_is() {
        UUID id = UUID.randomUUID();
        assertThat(appendOne(acme, Requests.event(acme, "OrderChanged", id))).isEqualTo(1);
        assertThat(appendOne(acme, Requests.event(acme, "FillRecorded", id))).isZero();

        assertThat(acme.read("select type from outbox where event_id = ?", id).get("type"))
                .isEqualTo("OrderChanged");
    }

    @Test
    void only_what_was_published_long_ago_is_forgotten() {
        append(acme, 2);
        publish(claim(100));
        assertThat(reap(Duration.ofHours(24), 100)).isZero();

        acme.operator("update outbox set published_at = clock_timestamp() - interval '25 hours' where sequence = 2");

        assertThat(reap(Duration.ofHours(24), 100)).isEqualTo(1);
        assertThat(acme.read("select count(*) from outbox").number("count")).isEqualTo(2);
    }

    @Test
    void the_oldest_go_first_and_the_last_hour_stays_whatever_is_asked_for() {
        append(acme, 2);
        publish(claim(100));
        acme.operator("update outbox set published_at = clock_timestamp() - sequence * interval '50 minutes'");

        assertThat(reap(Duration.ZERO, 1)).isEqualTo(1);
        assertThat(acme.read("select max(sequence) from outbox").number("max")).isEqualTo(2);
        assertThat(reap(Duration.ZERO, 100)).isEqualTo(1);
        assertThat(reap(Duration.ZERO, 100)).as("50 minutes old").isZero();
    }

    @Test
    void only_partitions_with_something_to_publish_are_named() {
        assertThat(waiting(4)).isEmpty();
        append(acme, 2);

        assertThat(waiting(4)).hasSize(1);
        assertThat(waiting(1)).containsExactly(0L);
        List<Row> claimed = claim(100);
        assertThat(waiting(1)).as("numbered is not published").containsExactly(0L);
        publish(claimed);
        assertThat(waiting(4)).isEmpty();
    }

    @Test
    void the_relay_cannot_touch_what_an_event_says() {
        try (Session session = Session.withoutTenant(database, DatabaseRole.RELAY)) {
            assertThatThrownBy(() -> session.update("update outbox set payload = '{}'"))
                    .hasMessageContaining("permission denied");
        }
    }

    private List<UUID> append(Scene scene, int count) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = UUID.randomUUID();
            appendOne(scene, Requests.event(scene, "OrderChanged", id));
            ids.add(id);
        }
        return ids;
    }

    private long appendOne(Scene scene, String event) {
        try (Session session = Session.of(database, DatabaseRole.APP, scene.tenant)) {
            long fresh = session.one("select outbox_append(?::jsonb) as fresh", "[" + event + "]")
                    .number("fresh");
            session.commit();
            return fresh;
        }
    }

    private List<Row> claim(int limit) {
        try (Session session = Session.withoutTenant(database, DatabaseRole.RELAY)) {
            List<Row> rows = session.query("select * from relay_claim('relay:0', 'r', ?, 0, 1024, ?)", fence, limit);
            session.commit();
            return rows;
        }
    }

    private long publish(List<Row> rows) {
        try (Session session = Session.withoutTenant(database, DatabaseRole.RELAY)) {
            long fresh = session.one(
                            "select relay_published(?::uuid[], ?::uuid[]) as fresh",
                            array(rows, "tenant_id"),
                            array(rows, "event_id"))
                    .number("fresh");
            session.commit();
            return fresh;
        }
    }

    private static String array(List<Row> rows, String column) {
        return "{" + String.join(",", rows.stream().map(row -> row.get(column)).toList()) + "}";
    }

    private long reap(Duration olderThan, int limit) {
        try (Session session = Session.withoutTenant(database, DatabaseRole.RELAY)) {
            long gone = session.one("select relay_reap(?, ?) as gone", olderThan.toMillis() * 1000, limit)
                    .number("gone");
            session.commit();
            return gone;
        }
    }

    private List<Long> waiting(int partitions) {
        try (Session session = Session.withoutTenant(database, DatabaseRole.RELAY)) {
            return session.query("select relay_waiting(?) as part", partitions).stream()
                    .map(row -> row.number("part"))
                    .toList();
        }
    }

    private static List<Long> sequences(List<Row> rows, Scene scene) {
        return rows.stream()
                .filter(row -> row.get("tenant_id").equals(scene.tenant.toString()))
                .map(row -> row.number("sequence"))
                .toList();
    }
}
