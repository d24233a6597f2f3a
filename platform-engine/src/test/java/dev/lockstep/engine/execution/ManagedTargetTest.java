package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class ManagedTargetTest {
    private static Stores stores;

    private FlowFixture flow;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(4);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @BeforeEach
    void a_flow() {
        flow = new FlowFixture(stores);
    }

    @Test
    void where_the_venue_takes_no_lists_the_stop_rests_alone_and_the_target_is_ours() {
        flow.venue.orderLists = false;
        Position position = covered();
        assertThat(flow.venue.placed.getLast().orders())
                .extracting(OrderSpec::leg)
                .containsExactly(Leg.STOP_LOSS);

        flow.venue.price = Price.of("62399.99", "USDT");
        watch(position);
        assertThat(flow.again(position).protection().state()).isEqualTo(ProtectionState.PROTECTED);

        flow.venue.price = Price.of("62400", "USDT");
        watch(position);

        assertThat(flow.venue.canceled).as("the stop goes first").hasSize(1);
        assertThat(flow.venue.placed.getLast().kind()).isEqualTo(IntentKind.EXIT);
        assertThat(flow.orders(position))
                .filteredOn(order -> order.spec().leg() == Leg.STOP_LOSS)
                .allSatisfy(order -> assertThat(order.status()).isEqualTo(OrderStatus.CANCELED));
        assertThat(flow.again(position).status()).isEqualTo(PositionStatus.CLOSED);
        assertThat(Seed.texts(
                        stores.database(),
                        "select reason from trade_history where tenant_id = ? and kind = 'EXIT'",
                        flow.tenant.value()))
                .containsExactly("take_profit");
    }

    @Test
    void where_the_take_profit_rests_at_the_venue_we_leave_it_alone() {
        Position position = covered();
        flow.venue.price = Price.of("70000", "USDT");

        watch(position);

        assertThat(flow.venue.canceled).isEmpty();
        assertThat(flow.again(position).status()).isEqualTo(PositionStatus.OPEN);
    }

    private Position covered() {
        Position position = flow.entered("s1", "11");
        flow.keeper.check(flow.tenant, position.id(), flow.shard).block();
        flow.keeper.check(flow.tenant, position.id(), flow.shard).block();
        return flow.again(position);
    }

    private void watch(Position position) {
        flow.keeper.watchTarget(flow.again(position), flow.shard).block();
    }
}
