package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class SettleTest {
    private Scene scene;
    private Entry entry;

    @BeforeEach
    void a_begun_entry() {
        scene = Scene.fresh();
        entry = new Entry(scene).begun();
    }

    @Test
    void an_accepted_order_gets_its_venue_id_and_keeps_hold_and_lock() {
        Row row = entry.settle(1, "ACCEPTED", Requests.order(entry.order, 1, "NEW", "0", "0", "V1"), null, false);

        assertThat(row.outcome()).isEqualTo("APPLIED");
        assertThat(intent().get("state")).isEqualTo("ACCEPTED");
        assertThat(intent().number("version")).isEqualTo(2);
        assertThat(order().get("venue_order_id")).isEqualTo("V1");
        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo("900");
        assertThat(new Entry(scene).begin().outcome()).isEqualTo("LOCKED");
    }

    @Test
    void what_a_settlement_leaves_out_stays_as_it_is() {
        String whole =
                entry.settlement(1, "ACCEPTED", Requests.order(entry.order, 1, "NEW", "0", "0", "V1"), null, false);
        String shorter = whole.replace("\"position\": null, \"release\": null, \"lifecycle\": null,", "");

        assertThat(shorter).isNotEqualTo(whole);
        assertThat(scene.call("fn_settle_intent", shorter).outcome()).isEqualTo("APPLIED");
        assertThat(scene.balance("CLEARING", entry.order, "USDT")).isEqualTo("100");
    }

    @Test
    void a_rejected_entry_gives_hold_and_symbol_back() {
        Row row = entry.settle(1, "REJECTED", Requests.order(entry.order, 1, "REJECTED", "0", "0", null), "100", true);

        assertThat(row.outcome()).isEqualTo("APPLIED");
        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo("1000");
        assertThat(scene.balance("CLEARING", entry.order, "USDT")).isEqualTo("0");
        Row next = new Entry(scene).begin();
        assertThat(next.outcome()).isEqualTo("BEGUN");
        assertThat(next.number("lock_fence"))
                .as("the fence grows over a release")
                .isEqualTo(2);
    }

    @Test
    void an_unknown_outcome_keeps_everything_held_and_blocks_the_symbol() {
        entry.settle(1, "UNKNOWN", Requests.order(entry.order, 1, "UNKNOWN", "0", "0", null), null, false);
        scene.operator("update entry_locks set expires_at = clock_timestamp()");

        assertThat(scene.balance("CLEARING", entry.order, "USDT")).isEqualTo("100");
        assertThat(new Entry(scene).begin().outcome()).isEqualTo("POSITION_OPEN");
    }

    @Test
    void a_proven_absence_voids_the_hold() {
        entry.settle(1, "UNKNOWN", Requests.order(entry.order, 1, "UNKNOWN", "0", "0", null), null, false);

        Row row = entry.settle(
                2, "NOT_PLACED", Requests.order(entry.order, 2, "NOT_PLACED", "0", "0", null), "100", true);

        assertThat(row.outcome()).isEqualTo("APPLIED");
        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo("1000");
    }

    @Test
    void a_cancel_after_a_partial_fill_releases_exactly_the_rest() {
        entry.fill("1", "0.4").order(1, "PARTIALLY_FILLED", "0.4").apply();

        Row row = entry.settle(1, "DONE", Requests.order(entry.order, 2, "CANCELED", "0.4", "40", null), "60", true);

        assertThat(row.outcome()).isEqualTo("APPLIED");
        assertThat(order().get("status")).isEqualTo("CANCELED");
        assertThat(order().amount("executed")).isEqualByComparingTo("0.4");
        assertThat(scene.balance("CLEARING", entry.order, "USDT")).isEqualTo("0");
        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo("960");
        assertThat(scene.balance("RESERVED_POSITIONS", "USDT")).isEqualTo("40");
        assertThat(scene.balance("AVAILABLE", "BTC")).isEqualTo("0.4");
    }

    @Test
    void a_fill_that_comes_after_the_release_is_told_to_compute_again_and_then_posts_an_overdraft() {
        entry.settle(1, "DONE", Requests.order(entry.order, 1, "EXPIRED", "0", "0", null), "100", true);
        FillOf late = entry.fill("1", "1").order(2, "FILLED", "1");
        String before = scene.trace();

        Row first = late.apply();
        assertThat(first.outcome()).isEqualTo("STALE");
        assertThat(first.get("detail")).isEqualTo("ledger_accounts_clearing_check");
        assertThat(scene.trace()).isEqualTo(before);

        String again = late.json()
                .replace(
                        "\"kind\": \"CLEARING\", \"reference\": \"" + entry.order + "\"",
                        "\"kind\": \"OVERDRAFT\", \"reference\": \"\"");
        assertThat(scene.call("fn_apply_fill", again).outcome()).isEqualTo("APPLIED");
        assertThat(scene.balance("OVERDRAFT", "USDT")).isEqualTo("-100");
        assertThat(new Entry(scene).symbol("ETHUSDT").begin().get("detail")).isEqualTo("OVERDRAFT");
    }

    @Test
    void a_version_that_moved_on_changes_nothing() {
        String settlement =
                entry.settlement(1, "ACCEPTED", Requests.order(entry.order, 1, "NEW", "0", "0", "V1"), null, false);
        scene.call("fn_settle_intent", settlement);
        String before = scene.trace();

        assertThat(scene.call("fn_settle_intent", settlement).outcome())
                .as("a repeat after a lost commit answer")
                .isEqualTo("STALE");
        assertThat(entry.settle(2, "DONE", Requests.order(entry.order, 1, "CANCELED", "0", "0", null), "100", true)
                        .outcome())
                .as("the order moved")
                .isEqualTo("STALE");
        assertThat(scene.trace()).isEqualTo(before);
    }

    @Test
    void of_sixteen_settlements_of_one_version_exactly_one_is_applied() {
        List<String> outcomes = Together.run(
                16,
                i -> () -> entry.settle(
                                1, "REJECTED", Requests.order(entry.order, 1, "REJECTED", "0", "0", null), "100", true)
                        .outcome());

        assertThat(outcomes).filteredOn("APPLIED"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("STALE"::equals).hasSize(15);
        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo("1000");
    }

    @Test
    void a_release_under_a_key_with_other_content_is_an_alarm() {
        entry.settle(1, "UNKNOWN", Requests.order(entry.order, 1, "UNKNOWN", "0", "0", null), "50", false);
        String before = scene.trace();

        Row row =
                entry.settle(2, "NOT_PLACED", Requests.order(entry.order, 2, "NOT_PLACED", "0", "0", null), "40", true);

        assertThat(row.outcome()).isEqualTo("MISMATCH");
        assertThat(row.get("detail")).isEqualTo("release:" + entry.order);
        assertThat(scene.trace()).isEqualTo(before);
    }

    @Test
    void one_venue_order_cannot_be_two_of_ours() {
        entry.settle(1, "ACCEPTED", Requests.order(entry.order, 1, "NEW", "0", "0", "V1"), null, true);
        scene.operator("update order_intents set state = 'DONE'");
        Entry second = new Entry(scene).begun();

        Row row = second.settle(1, "ACCEPTED", Requests.order(second.order, 1, "NEW", "0", "0", "V1"), null, false);

        assertThat(row.outcome()).isEqualTo("MISMATCH");
        assertThat(row.get("detail")).isEqualTo("orders_venue_order_id_key");
    }

    @Test
    void a_late_release_leaves_the_next_entrys_lock_alone() {
        entry.settle(1, "UNKNOWN", Requests.order(entry.order, 1, "UNKNOWN", "0", "0", null), null, true);
        scene.operator("update order_intents set state = 'NOT_PLACED'");
        new Entry(scene).begun();

        entry.settle(2, "NOT_PLACED", Requests.order(entry.order, 2, "NOT_PLACED", "0", "0", null), "100", true);

        assertThat(new Entry(scene).begin().outcome()).isEqualTo("LOCKED");
    }

    private Row intent() {
        return scene.read("select * from order_intents where intent_id = ?", entry.intent);
    }

    private Row order() {
        return scene.read("select * from orders where client_order_id = ?", entry.order);
    }
}
