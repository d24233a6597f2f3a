package dev.lockstep.engine.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two that settle the same intent wait for each other one way round only; the other would be a deadlock. */
@Tag("server")
class LockOrderTest {
    private static final String INTENT =
            "select 1 from order_intents where tenant_id = ? and intent_id = ?::uuid for update";
    private static final String ORDER =
            "select 1 from orders where tenant_id = ? and client_order_id = ? for update nowait";
    private static final String WAITING =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%fn_apply_fill%'";

    @Test
    void a_fill_that_settles_waits_for_the_intent_before_it_takes_the_order() throws Exception {
        try (Stores stores = Stores.asEngine(4);
                Connection settler = stores.database().connectAsSuperuser()) {
            TradeFixture trade = TradeFixture.in(stores);
            OrderIntent intent = trade.entry("s1");
            Transitions transitions = stores.get(Transitions.class);
            transitions.beginEntry(trade.request(intent, "s1")).block();
            FillRequest fill = trade.firstFill(intent, "0.01", "60000");
            SettleRequest done = new SettleRequest(
                    trade.tenant(), intent.id(), 1, IntentState.DONE, 0, List.of(), null, null, null, true, List.of());

            settler.setAutoCommit(false);
            lock(settler, INTENT, trade.tenant().value(), intent.id().toString());
            CompletableFuture<StepOutcome> filled =
                    transitions.applyFill(fill.with(done)).toFuture();
            await().until(() -> Seed.count(stores.database(), WAITING) == 1);
            lock(settler, ORDER, trade.tenant().value(), fill.fill().order().value());
            settler.commit();

            assertThat(filled.get()).isEqualTo(new StepOutcome.Applied());
        }
    }

    private static void lock(Connection connection, String sql, Object... parameters) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            assertThat(statement.executeQuery().next()).isTrue();
        }
    }
}
