package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class ApplyFillTest {
    private Scene scene;
    private Entry entry;

    @BeforeEach
    void a_begun_entry() {
        scene = Scene.fresh();
        entry = new Entry(scene).begun();
    }

    @Test
    void a_fill_moves_order_position_life_cycle_and_books_at_once() {
        Row row = entry.fill("77", "1").apply();

        assertThat(row.outcome()).isEqualTo("APPLIED");
        assertThat(scene.read("select * from orders").get("status")).isEqualTo("FILLED");
        Row position = scene.read("select * from positions");
        assertThat(position.get("position_id")).isEqualTo(entry.position.toString());
        assertThat(position.number("version")).isEqualTo(1);
        assertThat(scene.read("select * from trade_history").get("kind")).isEqualTo("ENTRY");
        assertThat(scene.balance("CLEARING", entry.order, "USDT")).isEqualTo("0");
        assertThat(scene.balance("RESERVED_POSITIONS", "USDT")).isEqualTo("100");
        assertThat(scene.balance("MARKET", "BTC")).isEqualTo("-1");
    }

    @Test
    void the_same_fill_again_changes_nothing() {
        entry.fill("77", "1").apply();
        String before = scene.trace();

        assertThat(entry.fill("77", "1").apply().outcome()).isEqualTo("DUPLICATE");
        assertThat(entry.fill("77", "1.000")
                        .order(2, "FILLED", "1")
                        .position(1)
                        .apply()
                        .outcome())
                .as("the same numbers, written otherwise, computed from what is stored by now")
                .isEqualTo("DUPLICATE");
        assertThat(scene.trace()).isEqualTo(before);
    }

    @Test
    void the_same_trade_with_other_numbers_is_an_alarm() {
        entry.fill("77", "0.5").order(1, "PARTIALLY_FILLED", "0.5").apply();
        String before = scene.trace();

        Row row = entry.fill("77", "0.4")
                .price("99")
                .order(2, "PARTIALLY_FILLED", "0.9")
                .position(1)
                .apply();

        assertThat(row.outcome()).isEqualTo("MISMATCH");
        assertThat(row.get("detail")).isEqualTo("fill: quantity, price, quote");
        assertThat(scene.trace()).isEqualTo(before);
    }

    @Test
    void an_order_or_position_that_moved_on_is_read_again() {
        entry.fill("77", "0.5").order(1, "PARTIALLY_FILLED", "0.5").apply();
        String before = scene.trace();

        assertThat(entry.fill("78", "0.5")
                        .order(1, "FILLED", "1")
                        .position(1)
                        .apply()
                        .outcome())
                .isEqualTo("STALE");
        assertThat(entry.fill("78", "0.5")
                        .order(2, "FILLED", "1")
                        .position(2)
                        .apply()
                        .outcome())
                .isEqualTo("STALE");
        assertThat(entry.fill("78", "0.5").order(2, "FILLED", "1").apply().outcome())
                .as("opened already")
                .isEqualTo("STALE");
        assertThat(scene.trace()).isEqualTo(before);

        assertThat(entry.fill("78", "0.5")
                        .order(2, "FILLED", "1")
                        .position(1)
                        .apply()
                        .outcome())
                .isEqualTo("APPLIED");
        assertThat(scene.balance("AVAILABLE", "BTC")).isEqualTo("1");
    }

    @Test
    void of_sixteen_times_the_same_fill_exactly_one_is_applied() {
        List<String> outcomes =
                Together.run(16, i -> () -> entry.fill("77", "1").apply().outcome());

        assertThat(outcomes).filteredOn("APPLIED"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("DUPLICATE"::equals).hasSize(15);
        assertThat(scene.balance("RESERVED_POSITIONS", "USDT")).isEqualTo("100");
    }

    @Test
    void a_fill_that_would_open_a_second_position_is_read_again_and_recorded_on_the_open_one() {
        entry.fill("77", "0.5").order(1, "PARTIALLY_FILLED", "0.5").apply();
        FillOf elsewhere = entry.fill("78", "0.5").order(2, "FILLED", "1");
        elsewhere.position = UUID.randomUUID();
        String before = scene.trace();

        Row row = elsewhere.apply();

        assertThat(row.outcome()).isEqualTo("STALE");
        assertThat(row.get("detail")).isEqualTo("positions_one_open");
        assertThat(scene.trace()).isEqualTo(before);

        elsewhere.position = entry.position;
        assertThat(elsewhere.position(1).apply().outcome()).isEqualTo("APPLIED");
        assertThat(scene.read("select count(*) from positions").number("count")).isEqualTo(1);
        assertThat(scene.balance("AVAILABLE", "BTC")).isEqualTo("1");
    }

    @Test
    void an_entry_row_exists_only_for_an_order_the_venue_traded() {
        String unconfirmed = entry.fill("77", "1").order(1, "NEW", "0").json();

        assertThatThrownBy(() -> scene.call("fn_apply_fill", unconfirmed)).hasMessageContaining("not confirmed");
        assertThat(scene.read("select count(*) from fills").number("count")).isZero();
    }

    @Test
    void an_exit_row_exists_only_for_a_closed_position_and_once() {
        entry.fill("77", "1").apply();
        String lifecycle = """
                {"kind": "EXIT", "position": "%s", "order": "%s", "quantity": "1", "average_price": "101",
                 "realized_pnl": "1", "reason": "take_profit", "at": "%s"}
                """.formatted(entry.position, entry.order, Requests.AT);
        try (Session session = scene.engine()) {
            assertThatThrownBy(() ->
                            session.query("select fn_persist_exit_lifecycle(?, ?::jsonb)", scene.tenant, lifecycle))
                    .hasMessageContaining("not confirmed");
        }
        try (Session session = scene.engine()) {
            session.query(
                    "select position_store(?, ?::jsonb)",
                    scene.tenant,
                    FillOf.positionChange(scene, entry.symbol, entry.position, 1, "CLOSED", "0"));

            assertThat(exit(session, lifecycle)).isEqualTo("t");
            assertThat(exit(session, lifecycle)).isEqualTo("f");
            session.commit();
        }
        assertThat(scene.read("select count(*) from trade_history where kind = 'EXIT'")
                        .number("count"))
                .isEqualTo(1);
    }

    private String exit(Session session, String lifecycle) {
        return session.one("select fn_persist_exit_lifecycle(?, ?::jsonb) as fresh", scene.tenant, lifecycle)
                .get("fresh");
    }

    @Test
    void a_venue_may_execute_more_than_was_asked_for() {
        Row row = entry.fill("77", "1").order(1, "FILLED", "1.5").apply();

        assertThat(row.outcome()).isEqualTo("APPLIED");
    }
}
