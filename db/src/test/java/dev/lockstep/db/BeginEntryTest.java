package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("server")
class BeginEntryTest {
    private Scene scene;

    @BeforeEach
    void a_funded_profile() {
        scene = Scene.fresh();
    }

    @Test
    void an_entry_begins_with_lock_key_intent_order_hold_and_event() {
        Entry entry = new Entry(scene);

        Row row = entry.begin();

        assertThat(row.outcome()).isEqualTo("BEGUN");
        assertThat(row.number("lock_fence")).isEqualTo(1);
        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo("900");
        assertThat(scene.balance("CLEARING", entry.order, "USDT")).isEqualTo("100");
        assertThat(scene.read("select * from order_intents where intent_id = ?", entry.intent)
                        .get("state"))
                .isEqualTo("PENDING");
        Row order = scene.read("select * from orders where client_order_id = ?", entry.order);
        assertThat(order.get("status")).isEqualTo("PENDING");
        assertThat(order.number("version")).isEqualTo(1);
        assertThat(scene.read("select count(*) from outbox").number("count")).isEqualTo(2);
    }

    @Test
    void the_same_call_again_names_the_intent_that_is_durable_and_changes_nothing() {
        Entry entry = new Entry(scene).begun();
        String before = scene.trace();

        Row row = entry.begin();

        assertThat(row.outcome()).isEqualTo("DUPLICATE_SIGNAL");
        assertThat(row.get("detail")).isEqualTo(entry.intent.toString());
        assertThat(row.get("lock_fence")).isNull();
        assertThat(scene.trace()).isEqualTo(before);
    }

    @Test
    void a_signal_leads_to_one_intent_whatever_id_comes_with_it_later() {
        Entry first = new Entry(scene).signal("same").begun();

        Row row = new Entry(scene).signal("same").symbol("ETHUSDT").begin();

        assertThat(row.outcome()).isEqualTo("DUPLICATE_SIGNAL");
        assertThat(row.get("detail")).isEqualTo(first.intent.toString());
    }

    @Test
    void a_second_entry_on_the_symbol_waits_for_the_lock() {
        new Entry(scene).begun();

        Row row = refused(new Entry(scene));

        assertThat(row.outcome()).isEqualTo("LOCKED");
        assertThat(row.get("locked_until"))
                .isEqualTo(scene.read("select expires_at from entry_locks").get("expires_at"));
    }

    @Test
    void an_entry_whose_outcome_is_open_blocks_the_next_even_when_the_lock_has_run_out() {
        new Entry(scene).lockMicros(1).begun();

        assertThat(refused(new Entry(scene)).outcome()).isEqualTo("POSITION_OPEN");
    }

    @Test
    void a_held_position_blocks_the_next_entry() {
        Entry entry = new Entry(scene).begun();
        entry.fill("1", "1").apply();
        entry.settle(1, "DONE", Requests.order(entry.order, 2, "FILLED", "1", "100", null), null, true);

        assertThat(refused(new Entry(scene)).outcome()).isEqualTo("POSITION_OPEN");
    }

    @Test
    void a_hold_beyond_what_is_available_is_refused() {
        assertThat(refused(new Entry(scene).hold("1000.000000000000000001")).outcome())
                .isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(new Entry(scene).hold("1000").begin().outcome()).isEqualTo("BEGUN");
    }

    @Test
    void a_lost_shard_begins_nothing() {
        for (String shard : List.of(
                Requests.shard(scene.shard, Scene.ENGINE, scene.fence + 1),
                Requests.shard(scene.shard, "engine-2", scene.fence),
                Requests.shard("shard:9", Scene.ENGINE, scene.fence))) {
            assertThat(refused(new Entry(scene).shard(shard)).outcome()).isEqualTo("SHARD_LOST");
        }
        scene.operator("update leases set expires_at = clock_timestamp() where lease_key = ?", scene.shard);
        assertThat(refused(new Entry(scene)).outcome()).isEqualTo("SHARD_LOST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KILL_SWITCH         | update installation_switch set engaged = true",
                "KILL_SWITCH         | insert into kill_switches (tenant_id, engaged, reason, changed_by) select tenant_id, true, 'r', 'me' from tenants",
                "KILL_SWITCH         | insert into kill_switches (tenant_id, profile_id, engaged, reason, changed_by) select tenant_id, profile_id, true, 'r', 'me' from profiles",
                "TENANT_SUSPENDED    | update tenants set status = 'SUSPENDED'",
                "TENANT_SUSPENDED    | update tenants set status = 'CLOSING'",
                "PROFILE_NOT_RUNNING | update profiles set desired_state = 'PAUSED'",
                "PROFILE_NOT_RUNNING | update profiles set desired_state = 'REDUCE_ONLY'",
                "PROFILE_NOT_RUNNING | update profiles set desired_state = 'STOPPED'",
                "PROFILE_FAULTED     | update profiles set observed_state = 'FAULTED', fault_reason = 'r'",
            })
    void whoever_does_not_want_entries_is_heard(String cause, String sql) {
        scene.operator(sql);

        Row row = refused(new Entry(scene));
        scene.operator("update installation_switch set engaged = false");

        assertThat(row.outcome()).isEqualTo("HALTED");
        assertThat(row.get("detail")).isEqualTo(cause);
    }

    @Test
    void a_switch_that_was_let_go_halts_nothing() {
        scene.operator("insert into kill_switches (tenant_id, engaged, reason, changed_by)"
                + " select tenant_id, false, 'r', 'me' from tenants");

        assertThat(new Entry(scene).begin().outcome()).isEqualTo("BEGUN");
    }

    @Test
    void an_overdraft_blocks_entries_until_it_is_covered() {
        post("over", "-5");

        Row row = refused(new Entry(scene));
        assertThat(row.outcome()).isEqualTo("HALTED");
        assertThat(row.get("detail")).isEqualTo("OVERDRAFT");

        post("covered", "5");
        assertThat(new Entry(scene).begin().outcome()).isEqualTo("BEGUN");
    }

    private void post(String key, String overdraft) {
        String contra = overdraft.startsWith("-") ? overdraft.substring(1) : "-" + overdraft;
        try (Session session = scene.engine()) {
            session.query(
                    "select ledger_post(?::jsonb)",
                    Requests.entry(
                            scene,
                            scene.profile,
                            key,
                            "EXTERNAL",
                            Requests.posting(scene, "OVERDRAFT", "", "USDT", overdraft),
                            Requests.posting(scene, "EXTERNAL", "", "USDT", contra)));
            session.commit();
        }
    }

    @Test
    void of_sixteen_entries_on_one_symbol_exactly_one_begins() {
        List<String> outcomes =
                Together.run(16, i -> () -> new Entry(scene).begin().outcome());

        assertThat(outcomes).filteredOn("BEGUN"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("LOCKED"::equals).hasSize(15);
        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo("900");
    }

    @Test
    void of_sixteen_repeats_of_one_signal_exactly_one_begins_and_the_others_name_it() {
        List<Row> rows = Together.run(
                16,
                i -> () ->
                        new Entry(scene).signal("one").symbol("S" + i + "USDT").begin());

        List<Row> begun =
                rows.stream().filter(row -> row.outcome().equals("BEGUN")).toList();
        assertThat(begun).hasSize(1);
        String intent = scene.read("select intent_id from order_intents").get("intent_id");
        assertThat(rows)
                .filteredOn(row -> row.outcome().equals("DUPLICATE_SIGNAL"))
                .hasSize(15)
                .allSatisfy(row -> assertThat(row.get("detail")).isEqualTo(intent));
    }

    @Test
    void sixteen_entries_never_hold_more_than_there_is() {
        List<String> outcomes = Together.run(
                16,
                i -> () -> new Entry(scene)
                        .symbol("S" + i + "USDT")
                        .hold("300")
                        .begin()
                        .outcome());

        assertThat(outcomes).filteredOn("BEGUN"::equals).hasSize(3);
        assertThat(outcomes).filteredOn("INSUFFICIENT_FUNDS"::equals).hasSize(13);
        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo("100");
    }

    @Test
    void a_pause_is_committed_only_after_the_entries_that_had_not_seen_it() throws Exception {
        try (Session begin = scene.engine();
                Session pause = Session.of(scene.database, DatabaseRole.APP, scene.tenant)) {
            assertThat(begin.call("fn_begin_entry", new Entry(scene).json()).outcome())
                    .isEqualTo("BEGUN");

            CompletableFuture<Void> paused = CompletableFuture.runAsync(() -> {
                pause.update("update profiles set desired_state = 'PAUSED'");
                pause.commit();
            });

            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(paused).isNotDone();
            begin.commit();
            paused.get(5, TimeUnit.SECONDS);
        }
        assertThat(new Entry(scene).symbol("ETHUSDT").begin().outcome()).isEqualTo("HALTED");
    }

    @Test
    void another_tenants_entry_is_refused_by_the_rows_it_meets() {
        Scene other = scene.another();
        String foreign = new Entry(scene).json();

        assertThatThrownBy(() -> other.call("fn_begin_entry", foreign))
                .isInstanceOfSatisfying(
                        SqlFailure.class, failure -> assertThat(failure.state()).isEqualTo("42501"));
    }

    @Test
    void a_profile_nobody_knows_is_a_defect_and_raised() {
        String json = new Entry(scene)
                .json()
                .replace(scene.profile.toString(), UUID.randomUUID().toString());

        assertThatThrownBy(() -> scene.call("fn_begin_entry", json)).isInstanceOf(SqlFailure.class);
    }

    /** A refused call leaves nothing behind, not even a raised fence. */
    private Row refused(Entry entry) {
        String before = scene.trace();
        Row row = entry.begin();
        assertThat(row.outcome()).isNotEqualTo("BEGUN");
        assertThat(scene.trace()).isEqualTo(before);
        return row;
    }
}
