package dev.lockstep.engine.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Transitions of one tenant wait for each other one way round: intents, orders, positions, balances, the journal. The
 * other way round would be a deadlock. What they read before they waited they look at again.
 */
@Tag("server")
class LockOrderTest {
    private static final String INTENT =
            "select 1 from order_intents where tenant_id = ? and intent_id = ?::uuid for update";
    private static final String ORDER =
            "select 1 from orders where tenant_id = ? and client_order_id = ? for no key update nowait";
    private static final String AVAILABLE =
            "select 1 from ledger_accounts where tenant_id = ? and kind = 'AVAILABLE' for update";
    private static final String JOURNAL =
            "select 1 from tenant_sequences where tenant_id = ? and name = 'JOURNAL' for update nowait";
    private static final String FIRST_ENTRY = """
            insert into tenant_sequences (tenant_id, name, value) values (?, 'JOURNAL', 1) returning 1
            """;
    private static final String POSITION = """
            insert into positions (tenant_id, position_id, profile_id, exchange_account_id, venue, symbol, base, quote,
                status, quantity, cost, realized_pnl, stop_price, target_price, protection_state, naked_total_us,
                correlation_id, opened_at, version)
            select tenant_id, gen_random_uuid(), profile_id, exchange_account_id, 'binance', 'BTCUSDT', 'BTC', 'USDT',
                'OPEN', 1, 1, 0, 1, 2, 'PROTECTED', 0, 'a late trade', clock_timestamp(), 1
              from profiles where tenant_id = ?
            returning 1
            """;

    private static final String OVERDRAFT = """
            insert into ledger_accounts
                (tenant_id, exchange_account_id, profile_id, kind, reference, asset, amount, version)
            select tenant_id, exchange_account_id, profile_id, 'OVERDRAFT', '', 'USDT', -1, 1
              from profiles where tenant_id = ?
            returning 1
            """;

    @Test
    void a_fill_that_settles_waits_for_the_intent_before_it_takes_the_order() throws Exception {
        try (Scene scene = new Scene()) {
            OrderIntent intent = scene.begun();
            FillRequest fill = scene.trade.firstFill(intent, "0.01", "60000");

            scene.sql(INTENT, intent.id().toString());
            CompletableFuture<StepOutcome> filled = scene.fill(fill.with(scene.done(intent, null, List.of())));
            scene.sql(ORDER, fill.fill().order().value());
            scene.other.commit();

            assertThat(filled.get()).isEqualTo(new StepOutcome.Applied());
        }
    }

    @Test
    void a_fill_that_releases_has_every_balance_before_it_takes_the_journal() throws Exception {
        try (Scene scene = new Scene()) {
            OrderIntent intent = scene.begun();
            FillRequest fill = scene.trade.firstFill(intent, "0.01", "59000");

            scene.sql(AVAILABLE);
            CompletableFuture<StepOutcome> filled =
                    scene.fill(fill.with(scene.done(intent, scene.trade.release(intent, "10"), List.of())));
            scene.sql(JOURNAL);
            scene.other.commit();

            assertThat(filled.get()).isEqualTo(new StepOutcome.Applied());
            assertThat(scene.trade.available()).isEqualByComparingTo("9410");
        }
    }

    @Test
    void an_entry_that_waited_sees_the_position_a_late_trade_opened_meanwhile() throws Exception {
        try (Scene scene = new Scene()) {
            scene.sql(FIRST_ENTRY);
            scene.sql(POSITION);
            CompletableFuture<EntryOutcome> begun = scene.begin("s1");
            scene.other.commit();

            assertThat(begun.get()).isEqualTo(new EntryOutcome.PositionOpen());
            assertThat(scene.trade.available()).isEqualByComparingTo("10000");
        }
    }

    @Test
    void an_entry_that_waited_sees_the_overdraft_that_halts_its_profile_meanwhile() throws Exception {
        try (Scene scene = new Scene()) {
            scene.sql(FIRST_ENTRY);
            scene.sql(OVERDRAFT);
            CompletableFuture<EntryOutcome> begun = scene.begin("s1");
            scene.other.commit();

            assertThat(begun.get()).isEqualTo(new EntryOutcome.Halted(EntryOutcome.Halted.Cause.OVERDRAFT));
            assertThat(scene.trade.available()).isEqualByComparingTo("10000");
        }
    }

    @Test
    void a_fill_that_settles_two_orders_takes_them_by_their_ids() throws Exception {
        try (Scene scene = new Scene()) {
            OrderIntent intent = scene.begun(scene.trade.entryOfTwo("s1"));
            FillRequest fill = scene.trade.firstFill(intent, "0.01", "60000");
            Order other = scene.trade.order(intent.orders().getLast().id());

            scene.sql(ORDER, other.id().value());
            CompletableFuture<StepOutcome> filled =
                    scene.fill(fill.with(scene.done(intent, null, List.of(new Change<>(other, other.version())))));
            scene.sql(ORDER, fill.fill().order().value());
            scene.other.commit();

            assertThat(filled.get()).isEqualTo(new StepOutcome.Applied());
        }
    }

    /** A tenant, and somebody else at work in a transaction that is not over. */
    private static final class Scene implements AutoCloseable {
        private static final String WAITING =
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%select outcome%'";

        private final Stores stores = Stores.asEngine(4);
        private final TradeFixture trade = TradeFixture.in(stores);
        private final Transitions transitions = stores.get(Transitions.class);
        private final Connection other = stores.database().connectAsSuperuser();

        Scene() throws SQLException {
            other.setAutoCommit(false);
        }

        OrderIntent begun() {
            return begun(trade.entry("s1"));
        }

        OrderIntent begun(OrderIntent intent) {
            assertThat(transitions.beginEntry(trade.request(intent, "s1")).block())
                    .isInstanceOf(EntryOutcome.Begun.class);
            return intent;
        }

        SettleRequest done(OrderIntent intent, @Nullable JournalEntry release, List<Change<Order>> orders) {
            return new SettleRequest(
                    trade.tenant(), intent.id(), 1, IntentState.DONE, 0, orders, null, release, null, true, List.of());
        }

        /** Returns once it waits. */
        CompletableFuture<StepOutcome> fill(FillRequest request) {
            return waiting(transitions.applyFill(request).toFuture());
        }

        /** Returns once it waits. */
        CompletableFuture<EntryOutcome> begin(String signal) {
            return waiting(transitions
                    .beginEntry(trade.request(trade.entry(signal), signal))
                    .toFuture());
        }

        private <T> CompletableFuture<T> waiting(CompletableFuture<T> begun) {
            await().until(() -> Seed.count(stores.database(), WAITING) == 1);
            return begun;
        }

        /** In the other's transaction, with the tenant as first parameter. */
        void sql(String sql, Object... more) throws SQLException {
            try (PreparedStatement statement = other.prepareStatement(sql)) {
                statement.setObject(1, trade.tenant().value());
                for (int i = 0; i < more.length; i++) {
                    statement.setObject(i + 2, more[i]);
                }
                assertThat(statement.executeQuery().next()).isTrue();
            }
        }

        @Override
        public void close() throws SQLException {
            other.close();
            stores.close();
        }
    }
}
