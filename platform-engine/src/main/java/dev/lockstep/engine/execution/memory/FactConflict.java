package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.StepOutcome;
import java.util.Set;

/** {@code fact_conflict}: what a constraint says about a fact that met it. */
final class FactConflict {
    private static final Set<String> STALE = Set.of(
            "ledger_accounts_available_check",
            "ledger_accounts_clearing_check",
            "ledger_entries_key_key",
            "positions_one_open");

    private static final Set<String> MISMATCH = Set.of(
            "orders_venue_order_id_key",
            "order_intents_one_live_entry",
            "order_intents_one_live_protection",
            "order_intents_one_live_exit");

    private FactConflict() {}

    /** The refusal it means; the breach itself where it means none. */
    static RuntimeException of(Breach breach) {
        String constraint = breach.constraint();
        if (constraint == null || !breach.isUniqueOrCheck()) {
            return breach;
        }
        if (STALE.contains(constraint)) {
            return new Refusal(new StepOutcome.Stale());
        }
        return MISMATCH.contains(constraint) ? new Refusal(new StepOutcome.Mismatch(constraint)) : breach;
    }
}
