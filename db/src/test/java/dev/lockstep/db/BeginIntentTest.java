package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
class BeginIntentTest {
    private Scene scene;
    private Entry entry;

    @BeforeEach
    void a_held_position() {
        scene = Scene.fresh();
        entry = new Entry(scene).begun();
        entry.fill("1", "1").apply();
    }

    @Test
    void a_protection_begins_with_its_orders_and_the_positions_next_state() {
        Row row = begin("PROTECTION", UUID.randomUUID(), 1);

        assertThat(row.outcome()).isEqualTo("BEGUN");
        assertThat(scene.read("select count(*) from orders").number("count")).isEqualTo(2);
        assertThat(scene.read("select version from positions").number("version"))
                .isEqualTo(2);
    }

    @Test
    void the_same_call_again_says_so_and_changes_nothing() {
        UUID id = UUID.randomUUID();
        String json = json("PROTECTION", id, 1, Requests.shard(scene));
        scene.call("fn_begin_intent", json);
        String before = scene.trace();

        assertThat(scene.call("fn_begin_intent", json).outcome()).isEqualTo("ALREADY_BEGUN");
        assertThat(scene.trace()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROTECTION", "EXIT"})
    void a_position_has_one_live_intent_of_a_kind(String kind) {
        UUID first = UUID.randomUUID();
        begin(kind, first, 1);
        String before = scene.trace();

        Row row = begin(kind, UUID.randomUUID(), 2);

        assertThat(row.outcome()).isEqualTo("LIVE_INTENT_EXISTS");
        assertThat(row.get("existing")).isEqualTo(first.toString());
        assertThat(scene.trace()).isEqualTo(before);

        scene.operator("update order_intents set state = 'DONE' where intent_id = ?", first);
        assertThat(begin(kind, UUID.randomUUID(), 2).outcome()).isEqualTo("BEGUN");
    }

    @Test
    void a_position_that_moved_on_is_read_again() {
        String before = scene.trace();

        assertThat(begin("EXIT", UUID.randomUUID(), 7).outcome()).isEqualTo("STALE");
        assertThat(scene.trace()).isEqualTo(before);
    }

    @Test
    void a_lost_shard_begins_nothing() {
        String lost = Requests.shard(scene.shard, Scene.ENGINE, scene.fence + 1);
        String before = scene.trace();

        Row row = scene.call("fn_begin_intent", json("EXIT", UUID.randomUUID(), 1, lost));

        assertThat(row.outcome()).isEqualTo("SHARD_LOST");
        assertThat(scene.trace()).isEqualTo(before);
    }

    @Test
    void a_cancel_names_what_it_is_for_and_has_no_orders() {
        String cancel = """
                {"intent": %s, "shard": %s, "position": null, "events": []}
                """.formatted(
                        Requests.intent(scene, "CANCEL", UUID.randomUUID(), entry.position, "BTCUSDT", entry.order),
                        Requests.shard(scene));

        assertThat(scene.call("fn_begin_intent", cancel).outcome()).isEqualTo("BEGUN");
        assertThat(scene.read("select cancels from order_intents where kind = 'CANCEL'")
                        .get("cancels"))
                .isEqualTo(entry.order);
    }

    @Test
    void of_sixteen_protections_of_one_position_exactly_one_begins() {
        List<String> outcomes = Together.run(
                16, i -> () -> begin("PROTECTION", UUID.randomUUID(), 1).outcome());

        assertThat(outcomes).filteredOn("BEGUN"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("LIVE_INTENT_EXISTS"::equals).hasSize(15);
    }

    @Test
    void a_pause_does_not_stop_what_protects_or_leaves() {
        scene.operator("update profiles set desired_state = 'PAUSED'");
        scene.operator(
                "insert into kill_switches (tenant_id, engaged, reason, changed_by) values (?, true, 'r', 'me')",
                scene.tenant);

        assertThat(begin("PROTECTION", UUID.randomUUID(), 1).outcome()).isEqualTo("BEGUN");
        assertThat(begin("EXIT", UUID.randomUUID(), 2).outcome()).isEqualTo("BEGUN");
    }

    private Row begin(String kind, UUID id, long positionVersion) {
        return scene.call("fn_begin_intent", json(kind, id, positionVersion, Requests.shard(scene)));
    }

    private String json(String kind, UUID id, long positionVersion, String shard) {
        String leg = kind.equals("EXIT") ? "EXIT" : "STOP_LOSS";
        return """
                {"intent": %s, "shard": %s, "position": %s, "events": [%s]}
                """.formatted(
                        Requests.intent(
                                scene,
                                kind,
                                id,
                                entry.position,
                                "BTCUSDT",
                                null,
                                Requests.spec(Scene.orderId(), leg, "SELL", "1")),
                        shard,
                        FillOf.positionChange(scene, "BTCUSDT", entry.position, positionVersion, "OPEN", "1"),
                        Requests.event(scene, "PositionChanged"));
    }
}
