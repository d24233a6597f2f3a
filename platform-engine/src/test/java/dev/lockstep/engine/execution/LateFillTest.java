package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.testing.Stores;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class LateFillTest {
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
    void a_late_fill_of_an_entry_proven_absent_is_held_with_the_position_opened_since() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent lost = flow.begun("s1");
        flow.provenAbsent(lost);
        Position open = flow.entered("s2", "11");
        flow.keeper.check(flow.tenant, open.id(), flow.shard).block();

        flow.fill(lost, "10");

        assertThat(flow.position(lost)).as("no second position").isNull();
        Position held = flow.again(open);
        assertThat(held.quantity().value())
                .isEqualByComparingTo(open.quantity().value().multiply(new BigDecimal(2)));
        assertThat(held.cost().amount())
                .isEqualByComparingTo(open.cost().amount().multiply(new BigDecimal(2)));
        assertThat(held.protection().stop()).isEqualTo(open.protection().stop());
        assertThat(held.protection().state())
                .as("the new quantity is uncovered")
                .isEqualTo(ProtectionState.NAKED);
        assertThat(flow.balance(AccountKind.OVERDRAFT, FlowFixture.USDT)).isNegative();
        assertThat(flow.profile().observed()).isEqualTo(ObservedState.FAULTED);
        assertThat(flow.profile().faultReason()).contains("trade 10").contains("late");
        assertThat(flow.events("FillRecorded")).hasSize(2);
    }

    @Test
    void what_came_late_is_covered_and_sold_with_the_rest() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent lost = flow.begun("s1");
        flow.provenAbsent(lost);
        Position open = flow.entered("s2", "11");
        flow.fill(lost, "10");

        flow.keeper.check(flow.tenant, open.id(), flow.shard).block();
        assertThat(flow.again(open).protection().state()).isEqualTo(ProtectionState.PROTECTED);
        assertThat(flow.venue.placed.getLast().orders().getFirst().quantity())
                .isEqualTo(flow.again(open).quantity());
        flow.exits.exit(flow.tenant, open.id(), flow.shard).block();

        assertThat(flow.again(open).status()).isEqualTo(PositionStatus.CLOSED);
        assertThat(flow.balance(AccountKind.AVAILABLE, FlowFixture.BTC)).isZero();
    }

    @Test
    void the_same_late_fill_again_changes_nothing() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent lost = flow.begun("s1");
        flow.provenAbsent(lost);
        Position open = flow.entered("s2", "11");
        flow.fill(lost, "10");
        Position held = flow.again(open);

        flow.fill(lost, "10");

        assertThat(flow.again(open)).isEqualTo(held);
    }

    @Test
    void a_trade_is_booked_though_its_order_contradicts_what_is_stored() {
        FlowFixture flow = new FlowFixture(stores);
        Position open = flow.entered("s1", "10");
        OrderIntent exit = flow.design.exit(open, open.quantity(), 1, flow.now);
        Change<Position> exiting =
                new Change<>(open.with(open.protection().in(ProtectionState.EXITING, flow.now)), open.version());
        assertThat(flow.desk
                        .transitions()
                        .beginIntent(new IntentRequest(exit, flow.shard, exiting, List.of()))
                        .block())
                .isEqualTo(new IntentOutcome.Begun());

        String entrys = flow.orders(open).getFirst().venueOrderId();
        flow.facts.record(flow.tenant, sold(flow, exit, entrys)).block();

        assertThat(flow.again(open).status()).isEqualTo(PositionStatus.CLOSED);
        assertThat(flow.events("FillRecorded")).hasSize(2);
        assertThat(flow.balance(AccountKind.AVAILABLE, FlowFixture.BTC)).isZero();
        assertThat(flow.profile().observed()).isEqualTo(ObservedState.FAULTED);
        assertThat(flow.profile().faultReason()).contains("contradicts", "orders_venue_order_id_key");
    }

    /** All of it in one trade, under a venue's order id that is another order's. */
    private static OrderReport sold(FlowFixture flow, OrderIntent exit, String venueOrderId) {
        OrderSpec order = exit.orders().getFirst();
        OrderReport report =
                flow.venue.traded(exit, order, "20", order.quantity().value().toPlainString(), OrderStatus.FILLED);
        return new OrderReport(
                report.order(),
                report.instrument(),
                venueOrderId,
                report.status(),
                report.executed(),
                report.executedQuote(),
                report.fills(),
                null,
                report.at());
    }
}
