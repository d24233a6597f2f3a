package dev.lockstep.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class DryRunTest {
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
    void a_profile_in_dry_run_does_everything_but_the_send() {
        FlowFixture flow = new FlowFixture(stores);
        dryRun(flow);

        Submission submission = flow.enter(new CorrelationId("cycle-dry"));

        assertThat(submission).isInstanceOf(Submission.DryRun.class);
        assertThat(flow.profile().mode()).isEqualTo(TradingMode.DRY_RUN);
        assertThat(flow.venue.placed).isEmpty();
        assertThat(flow.desk
                        .snapshots()
                        .ofIntent(flow.tenant, ((Submission.DryRun) submission).intent())
                        .block()
                        .orders())
                .singleElement()
                .satisfies(order -> assertThat(order.status()).isEqualTo(OrderStatus.NOT_PLACED))
                .satisfies(order -> assertThat(order.reason()).isEqualTo("dry run"));
        assertThat(flow.balance(AccountKind.AVAILABLE, FlowFixture.USDT)).isEqualByComparingTo("10000");
    }

    @Test
    void what_a_profile_in_dry_run_holds_already_is_covered_and_sold() {
        FlowFixture flow = new FlowFixture(stores);
        Position position = flow.entered("s1", "11");
        dryRun(flow);

        flow.keeper.check(flow.tenant, position.id(), flow.shard).block();
        assertThat(flow.venue.placed).as("stop and target rest").hasSize(1);

        flow.exits.exit(flow.tenant, position.id(), flow.shard).block();
        assertThat(flow.again(position).status()).isEqualTo(PositionStatus.CLOSED);
    }

    private static void dryRun(FlowFixture flow) {
        Seed.sql(
                stores.database(),
                "update profiles set mode = 'DRY_RUN' where tenant_id = ? and profile_id = ?",
                flow.tenant.value(),
                flow.profile.value());
    }
}
