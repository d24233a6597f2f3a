package dev.lockstep.engine.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.Protection;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every constraint of the tables that transitions write, by its name in the catalog: provoked on PostgreSQL and on the
 * twin with the same answer, made unwritable by a type, or out of reach because one function writes both sides. A new
 * constraint fails this test until it is in one of the three lists.
 */
@Tag("server")
class TwinConstraintsTest {
    private static final List<String> TABLES = List.of(
            "order_intents",
            "dedup_events",
            "orders",
            "fills",
            "positions",
            "trade_history",
            "ledger_accounts",
            "ledger_entries",
            "ledger_postings",
            "tenant_sequences",
            "outbox",
            "entry_locks",
            "leases");

    /** No caller can reach these: one statement writes both sides, a version grows under its row's lock. */
    private static final List<String> OUT_OF_REACH = List.of(
            "dedup_events_intent_fkey",
            "orders_ordinal_key",
            "orders_intent_fkey",
            "trade_history_position_fkey",
            "trade_history_order_fkey",
            "ledger_entries_pkey",
            "ledger_entries_number_key",
            "ledger_entries_profile_fkey",
            "ledger_entries_balanced",
            "ledger_accounts_pkey",
            "ledger_accounts_identity_key",
            "ledger_postings_pkey",
            "ledger_postings_version_key",
            "ledger_postings_entry_fkey",
            "ledger_postings_account_fkey",
            "tenant_sequences_pkey",
            "tenant_sequences_tenant_fkey",
            "outbox_tenant_fkey",
            "outbox_sequence_key",
            "outbox_published_check",
            "entry_locks_profile_fkey",
            "order_intents_version_check",
            "orders_version_check",
            "positions_version_check",
            "ledger_accounts_version_check",
            "ledger_postings_version_check",
            "tenant_sequences_name_check",
            "tenant_sequences_value_check",
            "leases_fence_key");

    private static Postgres postgres;

    private final Map<String, Consumer<Scene>> provoked = provoked();
    private final Map<String, ThrowingCallable> typed = typed();

    @BeforeAll
    static void open() throws SQLException {
        postgres = new Postgres();
    }

    @AfterAll
    static void close() throws SQLException {
        postgres.close();
    }

    @Test
    void every_constraint_in_the_catalog_is_in_one_of_the_three_lists() {
        TreeSet<String> known = new TreeSet<>(provoked.keySet());
        known.addAll(typed.keySet());
        known.addAll(OUT_OF_REACH);

        assertThat(known).containsAll(postgres.constraints(TABLES));
    }

    @Test
    void each_constraint_that_can_be_met_is_met_alike_by_both() {
        provoked.forEach((constraint, scene) -> {
            Scene on = new Scene(postgres, constraint);
            scene.accept(on);
            assertThat(on.world.twin()).as(constraint).isEqualTo(on.world.stored());
        });
    }

    @Test
    void what_a_type_forbids_cannot_be_asked_for() {
        typed.forEach((constraint, attempt) -> assertThatThrownBy(attempt)
                .as(constraint)
                .isInstanceOfAny(IllegalArgumentException.class, NullPointerException.class));
    }

    private static Map<String, Consumer<Scene>> provoked() {
        Map<String, Consumer<Scene>> all = new HashMap<>();
        all.put("order_intents_pkey", scene -> {
            OrderIntent sale = scene.sale("a", IntentKind.EXIT);
            scene.begin(sale);
            scene.outcome(scene.begin(sale), new IntentOutcome.AlreadyBegun());
        });
        all.put(
                "order_intents_profile_fkey",
                scene -> scene.broken(
                        scene.begin(scene.requests.intent(
                                "a", IntentKind.EXIT, new ProfileId(new UUID(0, 1)), World.BTC, scene.position)),
                        "order_intents_profile_fkey"));
        all.put(
                "order_intents_account_fkey",
                scene -> scene.broken(
                        scene.begin(Scene.elsewhere(scene.sale("a", IntentKind.EXIT))), "order_intents_account_fkey"));
        all.put(
                "order_intents_cancels_check",
                scene -> scene.broken(
                        scene.begin(scene.odd(IntentKind.EXIT, 1, true, Duration.ofSeconds(1))),
                        "order_intents_cancels_check"));
        all.put(
                "order_intents_lock_check",
                scene -> scene.broken(
                        scene.begin(scene.odd(IntentKind.ENTRY, 1, false, Duration.ofSeconds(1))),
                        "order_intents_lock_check"));
        all.put(
                "order_intents_attempt_check",
                scene -> scene.broken(
                        scene.begin(scene.odd(IntentKind.EXIT, 0, false, Duration.ofSeconds(1))),
                        "order_intents_attempt_check"));
        all.put(
                "order_intents_receive_window_check",
                scene -> scene.broken(
                        scene.begin(scene.odd(IntentKind.EXIT, 1, false, Duration.ZERO)),
                        "order_intents_receive_window_check"));
        all.put("order_intents_absences_check", scene -> {
            IntentRecord entry = scene.entered("a", Duration.ZERO);
            scene.broken(
                    scene.world.settle(scene.requests.settle(
                            entry, 1, IntentState.UNKNOWN, -1, List.of(), null, null, null, false)),
                    "order_intents_absences_check");
        });
        all.put("order_intents_one_live_entry", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.outcome(scene.enter("b", "10", Duration.ZERO), new EntryOutcome.PositionOpen());
        });
        all.put("order_intents_one_live_protection", scene -> {
            OrderIntent first = scene.sale("a", IntentKind.PROTECTION);
            scene.begin(first);
            scene.outcome(
                    scene.begin(scene.sale("b", IntentKind.PROTECTION)),
                    new IntentOutcome.LiveIntentExists(first.id()));
        });
        all.put("order_intents_one_live_exit", scene -> {
            OrderIntent first = scene.sale("a", IntentKind.EXIT);
            scene.begin(first);
            scene.world.settle(scene.requests.settle(scene.record(first), IntentState.REJECTED));
            scene.begin(scene.sale("b", IntentKind.EXIT));
            scene.outcome(
                    scene.world.settle(scene.requests.settle(scene.record(first), IntentState.ACCEPTED)),
                    new StepOutcome.Mismatch("order_intents_one_live_exit"));
        });
        all.put("dedup_events_pkey", scene -> {
            IntentRecord entry = scene.entered("a", Duration.ZERO);
            scene.outcome(
                    scene.enter("a", "10", Duration.ZERO),
                    new EntryOutcome.DuplicateSignal(entry.intent().id()));
        });
        all.put("orders_pkey", scene -> {
            scene.entered("a", Duration.ZERO);
            OrderIntent again = scene.requests.intent(
                    "b",
                    IntentKind.EXIT,
                    scene.profile,
                    World.BTC,
                    scene.position,
                    1,
                    null,
                    Duration.ofSeconds(1),
                    List.of(scene.requests.order("a")));
            scene.broken(scene.begin(again), "orders_pkey");
        });
        all.put("orders_venue_order_id_key", scene -> {
            OrderIntent one = scene.sale("a", IntentKind.EXIT);
            OrderIntent other = scene.sale("b", IntentKind.PROTECTION);
            scene.begin(one);
            scene.begin(other);
            scene.outcome(scene.named(one, "4711"), new StepOutcome.Applied());
            scene.outcome(scene.named(other, "4711"), new StepOutcome.Mismatch("orders_venue_order_id_key"));
        });
        all.put("orders_executed_check", scene -> {
            OrderIntent sale = scene.sale("a", IntentKind.EXIT);
            scene.begin(sale);
            Order order = scene.order(sale);
            scene.broken(
                    scene.settle(sale, scene.requests.moved(order, OrderStatus.NEW, "0", "-1", null, null)),
                    "orders_executed_check");
        });
        all.put("fills_pkey", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.outcome(scene.bought("a", "t1", "1", scene.open()), new StepOutcome.Applied());
            scene.outcome(scene.bought("a", "t1", "1", scene.open()), new StepOutcome.Duplicate());
            scene.outcome(
                    scene.bought("a", "t1", "0.5", scene.open()), new StepOutcome.Mismatch("fill: quantity, quote"));
        });
        all.put("fills_order_fkey", scene -> {
            OrderIntent never = scene.sale("never", IntentKind.EXIT);
            Order order = Order.pending(never, never.orders().getFirst());
            scene.broken(scene.fill(order, "t1", "1", scene.open(), "1"), "fills_order_fkey");
        });
        all.put("positions_pkey", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.bought("a", "t1", "0.5", scene.open());
            scene.outcome(scene.bought("a", "t2", "0.5", scene.open()), new StepOutcome.Stale());
        });
        all.put("positions_profile_fkey", scene -> {
            scene.entered("a", Duration.ZERO);
            Position stranger = scene.requests.open(new ProfileId(new UUID(0, 1)), scene.position, World.BTC);
            scene.broken(scene.bought("a", "t1", "1", stranger), "positions_profile_fkey");
        });
        all.put("positions_account_fkey", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.broken(scene.bought("a", "t1", "1", Scene.elsewhere(scene.open())), "positions_account_fkey");
        });
        all.put("positions_one_open", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.bought("a", "t1", "0.5", scene.open());
            Position second =
                    scene.requests.open(scene.profile, scene.requests.position(scene.profile, "second"), World.BTC);
            scene.outcome(scene.bought("a", "t2", "0.5", second), new StepOutcome.Stale());
        });
        all.put("positions_closed_at_check", scene -> {
            scene.entered("a", Duration.ZERO);
            Position odd = scene.requests.position(
                    scene.profile,
                    scene.position,
                    World.BTC,
                    PositionStatus.CLOSED,
                    "0",
                    ProtectionState.NONE,
                    false,
                    Duration.ZERO);
            scene.broken(scene.bought("a", "t1", "1", odd), "positions_closed_at_check");
        });
        all.put("positions_naked_total_check", scene -> {
            scene.entered("a", Duration.ZERO);
            Position odd = scene.requests.position(
                    scene.profile,
                    scene.position,
                    World.BTC,
                    PositionStatus.OPEN,
                    "1",
                    ProtectionState.NAKED,
                    false,
                    Duration.ofSeconds(-1));
            scene.broken(scene.bought("a", "t1", "1", odd), "positions_naked_total_check");
        });
        all.put("trade_history_pkey", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.outcome(scene.lived("a", "t1", Lifecycle.Kind.ENTRY, null, 0), new StepOutcome.Applied());
            scene.outcome(scene.lived("a", "t2", Lifecycle.Kind.ENTRY, null, 1), new StepOutcome.Applied());
        });
        all.put("trade_history_realized_pnl_check", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.broken(scene.lived("a", "t1", Lifecycle.Kind.EXIT, null, 0), "trade_history_realized_pnl_check");
        });
        all.put("ledger_entries_key_key", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.outcome(scene.bought("a", "t1", "0.5", scene.open()), new StepOutcome.Applied());
            Order order = scene.order(scene.requests.order("a"));
            scene.outcome(scene.fill(order, "t1", "0.5", scene.open(), "2", "t2"), new StepOutcome.Mismatch("fill:t1"));
        });
        all.put(
                "ledger_accounts_available_check",
                scene -> scene.outcome(
                        scene.enter("a", "1000.01", Duration.ZERO), new EntryOutcome.InsufficientFunds()));
        all.put("ledger_accounts_clearing_check", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.outcome(scene.bought("a", "t1", "1", scene.open(), "10.000000000000000001"), new StepOutcome.Stale());
        });
        all.put("ledger_accounts_profile_fkey", scene -> {
            scene.entered("a", Duration.ZERO);
            Account strange = Account.of(
                    scene.world.account(), new ProfileId(new UUID(0, 1)), AccountKind.RESERVED_POSITIONS, World.USDT);
            scene.broken(scene.posted("a", strange), "ledger_accounts_profile_fkey");
        });
        all.put("ledger_accounts_account_fkey", scene -> {
            scene.entered("a", Duration.ZERO);
            Account strange = Account.of(
                    new ExchangeAccountId(new UUID(0, 1)), scene.profile, AccountKind.RESERVED_POSITIONS, World.USDT);
            scene.broken(scene.posted("a", strange), "ledger_accounts_account_fkey");
        });
        all.put("outbox_pkey", scene -> {
            scene.entered("a", Duration.ZERO);
            scene.bought("a", "t1", "0.5", scene.open());
            scene.outcome(scene.lived("a", "t1b", Lifecycle.Kind.ENTRY, null, 1), new StepOutcome.Applied());
        });
        all.put("entry_locks_pkey", scene -> {
            IntentRecord first = scene.entered("a", Duration.ofHours(1));
            scene.locked(scene.enter("b", "10", Duration.ZERO));
            scene.world.settle(scene.requests.settle(first, IntentState.NOT_PLACED));
            scene.outcome(scene.enter("b", "10", Duration.ZERO), new EntryOutcome.Begun(new FencingToken(2)));
        });
        all.put("leases_pkey", scene -> scene.nothing(scene.world.acquire("engine-2")));
        all.put("leases_owner_check", scene -> {
            scene.world.takeOver("engine-2");
            scene.broken(scene.world.acquire(""), "leases_owner_check");
        });
        return all;
    }

    private static Map<String, ThrowingCallable> typed() {
        Map<String, ThrowingCallable> all = new HashMap<>();
        Price price = Price.of("1", "USDT");
        all.put("order_intents_kind_check", () -> IntentKind.valueOf("SALE"));
        all.put("order_intents_state_check", () -> IntentState.valueOf("GONE"));
        all.put("orders_client_order_id_check", () -> new ClientOrderId("short"));
        all.put("orders_leg_check", () -> dev.lockstep.engine.order.Leg.valueOf("ARM"));
        all.put("orders_side_check", () -> Side.valueOf("HOLD"));
        all.put("orders_type_check", () -> dev.lockstep.engine.order.OrderType.valueOf("ICEBERG"));
        all.put("orders_time_in_force_check", () -> dev.lockstep.engine.order.TimeInForce.valueOf("GTX"));
        all.put("orders_status_check", () -> OrderStatus.valueOf("DONE"));
        all.put("orders_quantity_check", () -> spec("0"));
        all.put("orders_limit_price_check", () -> Price.of("0", "USDT"));
        all.put("orders_stop_price_check", () -> Price.of("-1", "USDT"));
        all.put("fills_side_check", () -> Side.valueOf("BOTH"));
        all.put("fills_quantity_check", () -> Quantity.of("-1", "BTC"));
        all.put("positions_status_check", () -> PositionStatus.valueOf("HELD"));
        all.put("positions_stop_check", () -> new Protection(price, price, ProtectionState.NAKED, null, Duration.ZERO));
        all.put("positions_protection_state_check", () -> ProtectionState.valueOf("COVERED"));
        all.put("trade_history_kind_check", () -> Lifecycle.Kind.valueOf("PARTIAL"));
        all.put("ledger_accounts_kind_check", () -> AccountKind.valueOf("GOODWILL"));
        all.put(
                "ledger_accounts_reference_check",
                () -> new Account(
                        new ExchangeAccountId(new UUID(0, 1)),
                        new ProfileId(new UUID(0, 1)),
                        AccountKind.CLEARING,
                        "",
                        World.USDT));
        all.put("ledger_entries_kind_check", () -> EntryKind.valueOf("GIFT"));
        all.put("entry_locks_fence_check", () -> new FencingToken(0));
        all.put("leases_fence_check", () -> new FencingToken(-1));
        all.put("leases_key_check", () -> new LeaseKey(""));
        return all;
    }

    private static Object spec(String quantity) {
        return new dev.lockstep.engine.order.OrderSpec(
                new ClientOrderId("0".repeat(32)),
                dev.lockstep.engine.order.Leg.EXIT,
                World.BTC,
                Side.SELL,
                dev.lockstep.engine.order.OrderType.MARKET,
                null,
                Quantity.of(quantity, "BTC"),
                null,
                null);
    }
}
