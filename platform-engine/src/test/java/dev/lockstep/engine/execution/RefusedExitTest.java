package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.testing.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class RefusedExitTest {
    private static Stores stores;

    private FlowFixture flow;
    private Position position;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(4);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @BeforeEach
    void a_covered_position_that_the_venue_refuses_to_sell() {
        flow = new FlowFixture(stores);
        position = flow.entered("s1", "11");
        check();
        flow.venue.refusal =
                intent -> intent.kind() == IntentKind.EXIT ? new Placement.Rejected("-2010", "not now", false) : null;
    }

    @Test
    void a_refused_exit_is_tried_again_each_time_later_and_never_rarer_than_the_limit() {
        flow.exits.exit(flow.tenant, position.id(), flow.shard).block();

        List<Integer> secondsOfAttempts = new ArrayList<>();
        int seen = exits();
        for (int second = 1; second <= 250; second++) {
            flow.pass(Duration.ofSeconds(1));
            check();
            if (exits() > seen) {
                secondsOfAttempts.add(second);
                seen = exits();
            }
        }

        assertThat(secondsOfAttempts).containsExactly(1, 3, 7, 15, 31, 63, 123, 183, 243);
    }

    @Test
    void each_refusal_is_told_with_its_count_and_the_next_attempt() {
        flow.exits.exit(flow.tenant, position.id(), flow.shard).block();
        flow.pass(Duration.ofSeconds(1));
        check();

        assertThat(flow.events("ExitRefused")).hasSize(2);
        assertThat(flow.events("ExitRefused").getLast())
                .contains("\"refusals\": 2")
                .contains("-2010 not now")
                .contains(flow.now.plusSeconds(2).toString());
        assertThat(flow.log.stream().filter(line -> line.event() == LogEvent.EXIT_REFUSED))
                .hasSize(2);
        assertThat(flow.profile().observed()).isEqualTo(ObservedState.RUNNING);
    }

    @Test
    void after_five_refusals_the_profile_is_faulted_and_the_exit_still_tried() {
        flow.exits.exit(flow.tenant, position.id(), flow.shard).block();
        for (int second = 0; second < 16; second++) {
            flow.pass(Duration.ofSeconds(1));
            check();
        }

        assertThat(exits()).isEqualTo(5);
        assertThat(flow.profile().observed()).isEqualTo(ObservedState.FAULTED);
        assertThat(flow.profile().faultReason()).contains("5 times").contains("-2010");

        flow.venue.refusal = intent -> null;
        flow.pass(Duration.ofSeconds(16));
        check();
        assertThat(flow.again(position).status()).isEqualTo(PositionStatus.CLOSED);
    }

    private void check() {
        flow.keeper.check(flow.tenant, position.id(), flow.shard).block();
    }

    private int exits() {
        return (int) flow.venue.placed.stream()
                .filter(intent -> intent.kind() == IntentKind.EXIT)
                .count();
    }
}
