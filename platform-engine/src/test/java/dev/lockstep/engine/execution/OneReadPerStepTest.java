package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a step costs: each read is a round trip and a transaction. */
@Tag("server")
class OneReadPerStepTest {
    private static Stores stores;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(4);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Test
    void a_filled_report_is_read_once_for_its_trade_and_what_becomes_of_its_intent() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent entry = flow.begun("s1");
        assertThat(flow.snapshots.reads()).isZero();

        FactRecorder.Recorded recorded = recorded(flow, entry);

        assertThat(flow.snapshots.reads()).isEqualTo(1);
        assertThat(recorded.traded()).isTrue();
        assertThat(recorded.seen()).isEqualTo(stored(flow, entry));
        assertThat(recorded.seen().order().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(recorded.seen().intent().record().state()).isEqualTo(IntentState.DONE);
    }

    @Test
    void an_entry_that_fills_at_once_is_covered_without_a_read() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent entry = flow.begun("s1");

        Dispatcher.Placed placed =
                new Dispatcher(flow.desk, flow.facts).place(flow.known(entry)).block();
        assertThat(flow.snapshots.reads()).isZero();
        assertThat(placed.bought()).isEqualTo(stored(flow, entry));
        flow.snapshots.reads();
        flow.keeper.check(placed.bought(), flow.shard).block();

        assertThat(flow.snapshots.reads()).isZero();
        assertThat(flow.position(entry).protection().state()).isEqualTo(ProtectionState.PROTECTED);
    }

    @Test
    void from_its_signal_to_its_cover_an_entry_reads_no_snapshot() {
        FlowFixture flow = new FlowFixture(stores);

        Submission submission = flow.enter(new CorrelationId("cycle-reads"));

        assertThat(submission).isInstanceOf(Submission.Entered.class);
        assertThat(flow.snapshots.reads()).isZero();
        assertThat(flow.desk.positions().open(flow.tenant).block())
                .singleElement()
                .satisfies(position -> assertThat(position.protection().state()).isEqualTo(ProtectionState.PROTECTED));
    }

    @Test
    void what_somebody_else_covered_since_its_trade_is_not_covered_again() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent entry = flow.begun("s1");
        FactRecorder.Recorded recorded = recorded(flow, entry);
        flow.keeper.check(flow.tenant, entry.position(), flow.shard).block();
        int placed = flow.venue.placed.size();

        flow.keeper.check(recorded.seen(), flow.shard).block();

        assertThat(flow.venue.placed).hasSize(placed);
        assertThat(flow.position(entry).protection().state()).isEqualTo(ProtectionState.PROTECTED);
    }

    @Test
    void what_the_stream_tells_of_what_is_stored_is_not_looked_up() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent entry = flow.begun("s1");
        FactRecorder.Recorded heard =
                flow.facts.hear(flow.tenant, filled(flow, entry)).block();
        assertThat(flow.snapshots.reads()).isEqualTo(1);

        FactRecorder.Recorded again =
                flow.facts.hear(flow.tenant, filled(flow, entry)).block();

        assertThat(heard.traded()).isTrue();
        assertThat(again).isNull();
        assertThat(flow.snapshots.reads()).isZero();

        TenantId other = new FlowFixture(stores).tenant;
        assertThat(flow.facts.hear(other, filled(flow, entry)).block())
                .as("it is not the other tenant's, and that is said")
                .isNull();
        assertThat(flow.snapshots.reads()).isEqualTo(1);
        assertThat(flow.log).extracting(LogLine::event).contains(LogEvent.FACT_WITHOUT_ORDER);
    }

    @Test
    void a_report_that_tells_nothing_new_is_one_read() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent entry = flow.begun("s1");
        FactRecorder.Recorded first = recorded(flow, entry);
        flow.snapshots.reads();

        FactRecorder.Recorded again = recorded(flow, entry);

        assertThat(flow.snapshots.reads()).isEqualTo(1);
        assertThat(again.traded()).isFalse();
        assertThat(again.seen()).isEqualTo(first.seen());
    }

    @Test
    void an_order_list_is_known_whole_or_not_at_all_and_costs_no_read_beside_the_positions() {
        FlowFixture flow = new FlowFixture(stores);
        Position position = flow.entered("s1", "10");
        flow.snapshots.reads();

        flow.keeper.check(flow.tenant, position.id(), flow.shard).block();

        assertThat(flow.snapshots.reads()).isEqualTo(1);
        OrderIntent protection = flow.venue.placed.getLast();
        assertThat(flow.orders(position))
                .filteredOn(order -> order.intent().equals(protection.id()))
                .hasSize(2)
                .extracting(Order::version, Order::status)
                .containsOnly(tuple(2L, OrderStatus.NEW));
        assertThat(flow.again(position).protection().state()).isEqualTo(ProtectionState.PROTECTED);
    }

    @Test
    void a_look_at_a_covered_position_is_one_read() {
        FlowFixture flow = new FlowFixture(stores);
        Position position = flow.entered("s1", "10");
        flow.keeper.check(flow.tenant, position.id(), flow.shard).block();
        flow.snapshots.reads();

        flow.keeper.check(flow.tenant, position.id(), flow.shard).block();

        assertThat(flow.snapshots.reads()).isEqualTo(1);
    }

    @Test
    void of_an_order_nobody_knows_there_is_no_snapshot_and_no_order() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent entry = flow.begun("s1");
        FlowFixture other = new FlowFixture(stores);
        ClientOrderId id = entry.orders().getFirst().id();

        assertThat(flow.desk.snapshots().ofOrder(flow.tenant, id).block()).isNotNull();
        assertThat(other.desk.snapshots().ofOrder(other.tenant, id).block()).isNull();
        assertThat(other.desk.snapshots().ofIntent(other.tenant, entry.id()).block())
                .isNull();
        assertThat(other.desk
                        .snapshots()
                        .ofPosition(other.tenant, entry.position())
                        .block())
                .isNull();
        assertThat(recorded(other, entry)).isNull();
    }

    private static FactRecorder.Recorded recorded(FlowFixture flow, OrderIntent entry) {
        return flow.facts.record(flow.tenant, filled(flow, entry)).block();
    }

    private static OrderReport filled(FlowFixture flow, OrderIntent entry) {
        String quantity = entry.orders().getFirst().quantity().value().toPlainString();
        return flow.venue.traded(entry, entry.orders().getFirst(), "10", quantity, OrderStatus.FILLED);
    }

    private static OrderSnapshot stored(FlowFixture flow, OrderIntent entry) {
        return flow.desk
                .snapshots()
                .ofOrder(flow.tenant, entry.orders().getFirst().id())
                .block();
    }
}
