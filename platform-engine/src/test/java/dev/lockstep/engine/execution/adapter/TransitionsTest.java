package dev.lockstep.engine.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@Tag("server")
class TransitionsTest {
    private static Stores stores;
    private static Transitions transitions;
    private static Orders orders;
    private static Snapshots snapshots;

    private TradeFixture trade;

    @BeforeAll
    static void open() {
        stores = Stores.asEngine(16);
        transitions = stores.get(Transitions.class);
        orders = stores.get(Orders.class);
        snapshots = stores.get(Snapshots.class);
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @BeforeEach
    void a_funded_profile() {
        trade = TradeFixture.in(stores);
    }

    @Test
    void an_entry_is_begun_once_with_its_order_and_hold() {
        OrderIntent intent = trade.entry("signal-1");

        EntryOutcome first =
                transitions.beginEntry(trade.request(intent, "signal-1")).block();
        EntryOutcome again =
                transitions.beginEntry(trade.request(intent, "signal-1")).block();

        assertThat(first).isInstanceOf(EntryOutcome.Begun.class);
        assertThat(again).isEqualTo(new EntryOutcome.DuplicateSignal(intent.id()));
        assertThat(snapshots
                        .ofIntent(trade.tenant(), intent.id())
                        .block()
                        .record()
                        .intent())
                .isEqualTo(intent);
        assertThat(orders.find(trade.tenant(), intent.orders().getFirst().id()).block())
                .isEqualTo(trade.stored(Order.pending(intent, intent.orders().getFirst()), 1));
        assertThat(trade.available()).isEqualByComparingTo("9400");
        assertThat(stores.get(Ledger.class).discrepancies(trade.tenant()).block())
                .as("only the seeded amount has no posting")
                .hasSize(1);
    }

    @Test
    void of_sixteen_at_once_for_one_symbol_one_begins() {
        List<EntryOutcome> outcomes = Flux.range(0, 16)
                .flatMap(
                        i -> transitions
                                .beginEntry(trade.request(trade.entry("signal-" + i), "signal-" + i))
                                .subscribeOn(Schedulers.parallel()),
                        16)
                .collectList()
                .block(Duration.ofMinutes(1));

        var byKind = outcomes.stream().collect(Collectors.groupingBy(Object::getClass, Collectors.counting()));
        assertThat(byKind).containsEntry(EntryOutcome.Begun.class, 1L);
        assertThat(outcomes).hasSize(16);
        assertThat(trade.available()).isEqualByComparingTo("9400");
    }

    @Test
    void each_reason_not_to_begin_has_its_own_answer_and_leaves_nothing_behind() {
        ShardFence lost = new ShardFence(
                trade.shard().shard(), "somebody else", trade.shard().fence());
        assertThat(begin("s1", trade.shard(), "600")).isInstanceOf(EntryOutcome.Begun.class);
        assertThat(begin("s2", trade.shard(), "600")).isInstanceOf(EntryOutcome.Locked.class);

        TradeFixture poor = TradeFixture.in(stores);
        assertThat(poor.begin(transitions, "s1", poor.shard(), "10001"))
                .isEqualTo(new EntryOutcome.InsufficientFunds());
        assertThat(poor.begin(transitions, "s1", new ShardFence(poor.shard().shard(), "other", lost.fence()), "1"))
                .isEqualTo(new EntryOutcome.ShardLost());

        Seed.sql(
                stores.database(), "update profiles set desired_state = 'PAUSED' where profile_id = ?", poor.profile());
        assertThat(poor.begin(transitions, "s1", poor.shard(), "1"))
                .isEqualTo(new EntryOutcome.Halted(EntryOutcome.Halted.Cause.PROFILE_NOT_RUNNING));
        assertThat(orders.open(poor.tenant()).block()).isEmpty();
        assertThat(poor.available()).isEqualByComparingTo("10000");
    }

    @Test
    void a_fill_moves_order_position_and_ledger_together_and_its_repetition_changes_nothing() {
        OrderIntent intent = trade.entry("s1");
        transitions.beginEntry(trade.request(intent, "s1")).block();
        FillRequest fill = trade.firstFill(intent, "0.01", "60000");

        StepOutcome first = transitions.applyFill(fill).block();
        StepOutcome again = transitions.applyFill(fill).block();
        StepOutcome other =
                transitions.applyFill(trade.firstFill(intent, "0.009", "60000")).block();

        assertThat(first).isEqualTo(new StepOutcome.Applied());
        assertThat(again).isEqualTo(new StepOutcome.Duplicate());
        assertThat(other)
                .isInstanceOfSatisfying(
                        StepOutcome.Mismatch.class,
                        mismatch -> assertThat(mismatch.what()).contains("quantity"));
        Order order =
                orders.find(trade.tenant(), intent.orders().getFirst().id()).block();
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(orders.fillsOf(trade.tenant(), order.id()).block()).containsExactly(fill.fill());
        Position position =
                stores.get(Positions.class).open(trade.tenant()).block().getFirst();
        assertThat(position).isEqualTo(trade.stored(fill.position().next(), 1));
        assertThat(Seed.count(
                        stores.database(),
                        "select count(*) from trade_history where tenant_id = ? and kind = ?",
                        trade.tenant().value(),
                        Lifecycle.Kind.ENTRY.name()))
                .isEqualTo(1);
    }

    @Test
    void the_last_trade_and_what_becomes_of_its_intent_are_stored_together_or_not_at_all() {
        OrderIntent intent = trade.entry("s1");
        transitions.beginEntry(trade.request(intent, "s1")).block();
        FillRequest fill = trade.firstFill(intent, "0.01", "60000");
        SettleRequest done = new SettleRequest(
                trade.tenant(), intent.id(), 1, IntentState.DONE, 0, List.of(), null, null, null, true, List.of());
        SettleRequest stale = new SettleRequest(
                trade.tenant(), intent.id(), 7, IntentState.DONE, 0, List.of(), null, null, null, true, List.of());

        assertThat(transitions.applyFill(fill.with(stale)).block()).isEqualTo(new StepOutcome.Stale());
        assertThat(orders.fillsOf(trade.tenant(), fill.fill().order()).block()).isEmpty();
        assertThat(stores.get(Positions.class).open(trade.tenant()).block()).isEmpty();

        assertThat(transitions.applyFill(fill.with(done)).block()).isEqualTo(new StepOutcome.Applied());
        assertThat(orders.fillsOf(trade.tenant(), fill.fill().order()).block()).containsExactly(fill.fill());
        assertThat(orders.liveIntents(trade.tenant()).block()).isEmpty();
        assertThat(transitions.applyFill(fill.with(done)).block()).isEqualTo(new StepOutcome.Duplicate());
    }

    @Test
    void a_fill_that_does_not_fit_faults_its_profile_in_the_same_transaction_and_only_once() {
        OrderIntent intent = trade.entry("s1");
        transitions.beginEntry(trade.request(intent, "s1")).block();
        FillRequest late = trade.unfit(trade.firstFill(intent, "0.01", "60000"), "trade 4711 came late");

        assertThat(transitions.applyFill(late).block()).isEqualTo(new StepOutcome.Applied());
        assertThat(trade.stored().observed()).isEqualTo(ObservedState.FAULTED);
        assertThat(trade.stored().faultReason()).isEqualTo("trade 4711 came late");
        assertThat(Seed.texts(
                        stores.database(),
                        "select type from outbox where tenant_id = ? order by place desc limit 2",
                        trade.tenant().value()))
                .as("told with the fact, the fault first")
                .hasSize(2)
                .last()
                .isEqualTo("ProfileChanged");

        trade.cleared();
        assertThat(transitions.applyFill(late).block()).isEqualTo(new StepOutcome.Duplicate());
        assertThat(trade.stored().observed())
                .as("what a person cleared is not faulted by the same fact again")
                .isEqualTo(ObservedState.IDLE);
    }

    @Test
    void a_fault_that_cannot_be_stored_leaves_no_fill_either() {
        OrderIntent intent = trade.entry("s1");
        transitions.beginEntry(trade.request(intent, "s1")).block();
        FillRequest fill = trade.firstFill(intent, "0.01", "60000");

        assertThatThrownBy(() -> transitions
                        .applyFill(trade.unfit(fill, "no character of a text: \u0000"))
                        .block())
                .isNotNull();

        assertThat(orders.fillsOf(trade.tenant(), fill.fill().order()).block()).isEmpty();
        assertThat(trade.stored().observed()).isNotEqualTo(ObservedState.FAULTED);
        assertThat(transitions.applyFill(fill).block()).isEqualTo(new StepOutcome.Applied());
    }

    @Test
    void what_the_venue_says_is_settled_where_nothing_has_moved_on() {
        OrderIntent intent = trade.entry("s1");
        transitions.beginEntry(trade.request(intent, "s1")).block();
        Order pending =
                orders.find(trade.tenant(), intent.orders().getFirst().id()).block();
        Order rejected = pending.apply(new OrderEvent.Rejected("-2010", "no\u0000money"));
        SettleRequest settle = new SettleRequest(
                trade.tenant(),
                intent.id(),
                1,
                IntentState.REJECTED,
                0,
                List.of(new Change<>(rejected, pending.version())),
                null,
                trade.release(intent),
                null,
                true,
                List.of());

        StepOutcome first = transitions.settle(settle).block();
        StepOutcome again = transitions.settle(settle).block();

        assertThat(first).isEqualTo(new StepOutcome.Applied());
        assertThat(again).isEqualTo(new StepOutcome.Stale());
        assertThat(trade.available()).isEqualByComparingTo("10000");
        assertThat(orders.find(trade.tenant(), pending.id()).block().reason()).isEqualTo("-2010: no money");
        assertThat(orders.liveIntents(trade.tenant()).block()).isEmpty();
        assertThat(begin("s2", trade.shard(), "600")).as("the lock is free").isInstanceOf(EntryOutcome.Begun.class);
    }

    @Test
    void one_exit_intent_lives_per_position() {
        OrderIntent entry = trade.entry("s1");
        transitions.beginEntry(trade.request(entry, "s1")).block();
        transitions.applyFill(trade.firstFill(entry, "0.01", "60000")).block();
        OrderIntent exit = trade.sale(entry, IntentKind.EXIT, "exit-1");
        OrderIntent second = trade.sale(entry, IntentKind.EXIT, "exit-2");

        assertThat(intent(exit, trade.shard())).isEqualTo(new IntentOutcome.Begun());
        assertThat(intent(exit, trade.shard())).isEqualTo(new IntentOutcome.AlreadyBegun());
        assertThat(intent(second, trade.shard())).isEqualTo(new IntentOutcome.LiveIntentExists(exit.id()));
        assertThat(intent(
                        trade.sale(entry, IntentKind.PROTECTION, "p"),
                        new ShardFence(
                                trade.shard().shard(), "other", trade.shard().fence())))
                .isEqualTo(new IntentOutcome.ShardLost());
        assertThat(orders.liveIntents(trade.tenant()).block())
                .extracting(record -> record.intent().id())
                .containsExactly(entry.id(), exit.id());
    }

    @Test
    void a_position_that_moved_on_makes_an_intent_stale() {
        OrderIntent entry = trade.entry("s1");
        transitions.beginEntry(trade.request(entry, "s1")).block();
        FillRequest fill = trade.firstFill(entry, "0.01", "60000");
        transitions.applyFill(fill).block();
        IntentRequest request = new IntentRequest(
                trade.sale(entry, IntentKind.PROTECTION, "p"),
                trade.shard(),
                new Change<>(fill.position().next(), 7),
                List.of());

        assertThat(transitions.beginIntent(request).block()).isEqualTo(new IntentOutcome.Stale());
        assertThat(snapshots
                        .ofPosition(trade.tenant(), entry.position())
                        .block()
                        .orders())
                .hasSize(1);
    }

    private EntryOutcome begin(String signal, ShardFence shard, String amount) {
        return trade.begin(transitions, signal, shard, amount);
    }

    private IntentOutcome intent(OrderIntent intent, ShardFence shard) {
        return transitions
                .beginIntent(new IntentRequest(intent, shard, null, List.of()))
                .block();
    }
}
