package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testing.Samples.NOON;
import static dev.lockstep.engine.testing.Samples.buy;
import static dev.lockstep.engine.testing.Samples.fill;
import static dev.lockstep.engine.testing.Samples.rules;
import static dev.lockstep.engine.testing.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.ProtectionState;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a position's orders leave to do for its protection. */
@Tag("smoke")
class CoverageTest {
    private final Position held = BookkeepingTest.held(buy("0.1", "50000"), "0.1", "50000");

    @Test
    void a_position_without_orders_misses_its_protection() {
        assertThat(Coverage.of(held, List.of(), rules())).isInstanceOf(Coverage.Missing.class);
    }

    @Test
    void a_stop_for_all_of_it_covers_and_a_smaller_one_does_not() {
        assertThat(Coverage.of(held, List.of(resting("0.1")), rules())).isInstanceOf(Coverage.Covered.class);
        assertThat(Coverage.of(held, List.of(resting("0.06")), rules())).isInstanceOf(Coverage.TooLittle.class);
    }

    @Test
    void an_undecided_protective_order_is_left_to_the_resolver() {
        Order undecided = sale("0.1", Leg.STOP_LOSS).apply(new OrderEvent.AnswerLost("time-out"));

        assertThat(Coverage.of(held, List.of(undecided), rules())).isInstanceOf(Coverage.Leave.class);
    }

    @Test
    void a_rest_below_the_venues_minimum_is_dust() {
        Position rest = BookkeepingTest.held(buy("0.00002", "50000"), "0.00002", "50000");

        assertThat(Coverage.of(rest, List.of(), rules())).isInstanceOf(Coverage.Dust.class);
    }

    @Test
    void an_exit_that_was_begun_goes_on() {
        Position exiting = held.with(held.protection().in(ProtectionState.EXITING, NOON));

        assertThat(Coverage.of(exiting, List.of(), rules())).isInstanceOf(Coverage.ExitPending.class);
    }

    @Test
    void an_accepted_protection_covers_and_a_refused_one_leaves_the_position_naked() {
        assertThat(after(ProtectionState.UNCERTAIN, IntentState.ACCEPTED, resting("0.1")))
                .isEqualTo(ProtectionState.PROTECTED);
        assertThat(after(ProtectionState.UNCERTAIN, IntentState.REJECTED, resting("0.1")))
                .isEqualTo(ProtectionState.NAKED);
        assertThat(after(ProtectionState.EXITING, IntentState.DONE, resting("0.1")))
                .isEqualTo(ProtectionState.EXITING);
    }

    @Test
    void what_was_bought_while_a_protection_was_under_way_stays_naked_whatever_becomes_of_it() {
        assertThat(after(ProtectionState.NAKED, IntentState.UNKNOWN, resting("0.06")))
                .isEqualTo(ProtectionState.NAKED);
        assertThat(after(ProtectionState.NAKED, IntentState.ACCEPTED, resting("0.06")))
                .isEqualTo(ProtectionState.NAKED);
    }

    @Test
    void a_take_profit_that_goes_on_alone_protects_nothing() {
        Order target = sale("0.1", Leg.TAKE_PROFIT).apply(new OrderEvent.Accepted("18"));
        Order stop = resting("0.1").apply(new OrderEvent.Expired("other leg"));

        assertThat(Coverage.of(held, List.of(stop, target), rules())).isInstanceOf(Coverage.TooLittle.class);
        assertThat(Settlement.protectionAfter(
                        ProtectionState.PROTECTED, IntentKind.PROTECTION, IntentState.ACCEPTED, List.of(stop, target)))
                .isEqualTo(ProtectionState.NAKED);
    }

    @Test
    void what_a_protective_order_leaves_of_a_position_is_looked_at_again() {
        Order target = sale("0.1", Leg.TAKE_PROFIT).apply(new OrderEvent.Accepted("18"));
        Position covered = held.with(held.protection().in(ProtectionState.PROTECTED, NOON));
        Fill half = fill(target, "2", "0.04", "52000", Money.of("0", "USDT"));
        OrderSnapshot seen = OrderIndependenceTest.seen(target, List.of(target), covered, Money.of("0", "USDT"));

        FillRequest request = FillStep.of(half, seen, NOON);

        assertThat(request.position().next().protection().state()).isEqualTo(ProtectionState.NAKED);
    }

    @Test
    void each_rest_that_becomes_dust_has_an_entry_of_its_own() {
        Position rest = BookkeepingTest.held(buy("0.00002", "50000"), "0.00002", "50000");
        Position again = stored(rest, 7);

        assertThat(Bookkeeping.dust(rest, NOON).key())
                .isNotEqualTo(Bookkeeping.dust(again, NOON).key());
    }

    private static ProtectionState after(ProtectionState now, IntentState state, Order order) {
        return Settlement.protectionAfter(now, IntentKind.PROTECTION, state, List.of(order));
    }

    private static Position stored(Position p, long version) {
        return new Position(
                p.tenant(),
                p.id(),
                p.profile(),
                p.account(),
                p.instrument(),
                p.status(),
                p.quantity(),
                p.cost(),
                p.realizedPnl(),
                p.protection(),
                p.correlationId(),
                p.openedAt(),
                p.closedAt(),
                version);
    }

    private static Order resting(String quantity) {
        return sale(quantity, Leg.STOP_LOSS).apply(new OrderEvent.Accepted("17"));
    }
}
