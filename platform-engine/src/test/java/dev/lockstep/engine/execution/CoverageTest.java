package dev.lockstep.engine.execution;

import static dev.lockstep.engine.testing.Samples.NOON;
import static dev.lockstep.engine.testing.Samples.buy;
import static dev.lockstep.engine.testing.Samples.rules;
import static dev.lockstep.engine.testing.Samples.sale;
import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Settlement.protectionAfter(ProtectionState.UNCERTAIN, IntentKind.PROTECTION, IntentState.ACCEPTED))
                .isEqualTo(ProtectionState.PROTECTED);
        assertThat(Settlement.protectionAfter(ProtectionState.UNCERTAIN, IntentKind.PROTECTION, IntentState.REJECTED))
                .isEqualTo(ProtectionState.NAKED);
        assertThat(Settlement.protectionAfter(ProtectionState.EXITING, IntentKind.PROTECTION, IntentState.DONE))
                .isEqualTo(ProtectionState.EXITING);
    }

    private static Order resting(String quantity) {
        return sale(quantity, Leg.STOP_LOSS).apply(new OrderEvent.Accepted("17"));
    }
}
