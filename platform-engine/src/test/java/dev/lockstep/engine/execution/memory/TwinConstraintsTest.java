package dev.lockstep.engine.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    private final Map<String, ThrowingCallable> typed = TypedConstraints.attempts();

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
        Map<String, Consumer<Scene>> all = new HashMap<>(IntentConstraints.provoked());
        all.putAll(OrderConstraints.provoked());
        all.putAll(PositionConstraints.provoked());
        all.putAll(LedgerConstraints.provoked());
        return all;
    }
}
