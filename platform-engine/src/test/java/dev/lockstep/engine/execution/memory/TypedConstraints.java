package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.Protection;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The constraints nobody can meet, because a type does not let the row be written down. */
final class TypedConstraints {
    private TypedConstraints() {}

    static Map<String, ThrowingCallable> attempts() {
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
