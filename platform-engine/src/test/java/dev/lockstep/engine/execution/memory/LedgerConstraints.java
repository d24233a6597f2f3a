package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** How the constraints on the ledger, the outbox and the locks are met. */
final class LedgerConstraints {
    private LedgerConstraints() {}

    static Map<String, Consumer<Scene>> provoked() {
        Map<String, Consumer<Scene>> all = new HashMap<>();
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
}
