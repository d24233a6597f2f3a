package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.testing.Stores;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is known of an intent without reading it is what a read would show. */
@Tag("server")
class BegunIntentTest {
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
    void an_entry() {
        FlowFixture flow = new FlowFixture(stores);
        OrderIntent entry = flow.begun("s1");

        BegunIntent begun = flow.known(entry);

        assertThat(begun.seen()).isEqualTo(stored(flow, entry));
        assertThat(begun.entryOrder())
                .isEqualTo(flow.desk
                        .snapshots()
                        .ofOrder(flow.tenant, entry.orders().getFirst().id())
                        .block());
    }

    @Test
    void a_protection_and_what_was_there_when_its_cancel_was_begun() {
        FlowFixture flow = new FlowFixture(stores);
        Position position = flow.entered("s1", "10");
        OrderIntent protection = flow.design.protection(position, flow.venue.rules, true, 1, flow.now);
        Change<Position> uncertain = moved(flow, position, ProtectionState.UNCERTAIN);
        begin(flow, protection, uncertain);

        assertThat(BegunIntent.of(protection, uncertain).seen()).isEqualTo(stored(flow, protection));
        assertThat(BegunIntent.of(protection, uncertain).entryOrder()).isNull();

        PositionSnapshot seen =
                flow.desk.snapshots().ofPosition(flow.tenant, position.id()).block();
        OrderIntent cancel = flow.design.cancel(seen.position(), protection, flow.now);
        Change<Position> naked = moved(flow, seen.position(), ProtectionState.NAKED);
        begin(flow, cancel, naked);

        assertThat(BegunIntent.of(cancel, naked).seen()).isEqualTo(stored(flow, cancel));
        assertThat(BegunIntent.beside(seen.intent(protection.id()), seen.orders(), naked))
                .isEqualTo(stored(flow, protection));
    }

    private static Change<Position> moved(FlowFixture flow, Position position, ProtectionState state) {
        return new Change<>(position.with(position.protection().in(state, flow.now)), position.version());
    }

    private static void begin(FlowFixture flow, OrderIntent intent, Change<Position> moved) {
        assertThat(flow.desk
                        .transitions()
                        .beginIntent(new IntentRequest(intent, flow.shard, moved, List.of()))
                        .block())
                .isEqualTo(new IntentOutcome.Begun());
    }

    private static IntentSnapshot stored(FlowFixture flow, OrderIntent intent) {
        return flow.desk.snapshots().ofIntent(flow.tenant, intent.id()).block();
    }
}
