package dev.lockstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.guard.Decision;
import dev.lockstep.engine.guard.DenialReason;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.tenancy.Role;
import dev.lockstep.engine.tenancy.Tenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A word that Java knows and the database does not would be a fact that cannot be stored. */
@Tag("server")
class SchemaEnumsTest {
    private static final Pattern WORD = Pattern.compile("'([^']+)'::text");

    private static final Map<String, Set<String>> EXPECTED = expected();

    @Test
    void the_database_knows_exactly_the_words_java_knows() throws SQLException {
        TestDatabase database = PostgresFixture.freshDatabase();
        Map<String, Set<String>> stored = new TreeMap<>();
        try (Connection connection = database.connectAsSuperuser()) {
            for (String constraint : EXPECTED.keySet()) {
                stored.put(constraint, words(connection, constraint));
            }
        }

        assertThat(stored).isEqualTo(EXPECTED);
    }

    @Test
    void an_intent_is_live_for_the_indexes_exactly_when_it_is_for_java() throws SQLException {
        Set<String> live = Arrays.stream(IntentState.values())
                .filter(IntentState::isLive)
                .map(Enum::name)
                .collect(Collectors.toSet());
        TestDatabase database = PostgresFixture.freshDatabase();
        try (Connection connection = database.connectAsSuperuser()) {
            for (IntentKind kind : new IntentKind[] {IntentKind.ENTRY, IntentKind.PROTECTION, IntentKind.EXIT}) {
                String index = "order_intents_one_live_" + kind.name().toLowerCase(java.util.Locale.ROOT);
                Set<String> words = words(
                        connection,
                        "select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = ?::regclass",
                        index);
                assertThat(words)
                        .as(index)
                        .containsAll(live)
                        .hasSize(live.size() + 1)
                        .contains(kind.name());
            }
        }
    }

    private static Map<String, Set<String>> expected() {
        Map<String, Set<String>> expected = new TreeMap<>();
        expected.put("tenants_status_check", names(Tenant.Status.values()));
        expected.put("members_role_check", names(Role.values()));
        expected.put(
                "profiles_timeframe_check",
                texts(Arrays.stream(Timeframe.values()).map(Timeframe::text)));
        expected.put("profiles_mode_check", names(TradingMode.values()));
        expected.put("profiles_desired_state_check", names(DesiredState.values()));
        expected.put("profiles_observed_state_check", names(ObservedState.values()));
        expected.put("order_intents_kind_check", names(IntentKind.values()));
        expected.put("order_intents_state_check", names(IntentState.values()));
        expected.put("orders_leg_check", names(Leg.values()));
        expected.put("orders_side_check", names(Side.values()));
        expected.put("orders_type_check", names(OrderType.values()));
        expected.put("orders_time_in_force_check", names(TimeInForce.values()));
        expected.put("orders_status_check", names(OrderStatus.values()));
        expected.put("fills_side_check", names(Side.values()));
        expected.put("positions_status_check", names(PositionStatus.values()));
        expected.put("positions_protection_state_check", names(ProtectionState.values()));
        expected.put("trade_history_kind_check", names(Lifecycle.Kind.values()));
        expected.put("decisions_verdict_check", names(Decision.Outcome.values()));
        expected.put("decisions_reason_check", names(DenialReason.values()));
        expected.put("ledger_accounts_kind_check", names(AccountKind.values()));
        expected.put("ledger_entries_kind_check", names(EntryKind.values()));
        return expected;
    }

    private static Set<String> words(Connection connection, String constraint) throws SQLException {
        return words(connection, "select pg_get_constraintdef(oid) from pg_constraint where conname = ?", constraint);
    }

    private static Set<String> words(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).as(name).isTrue();
                Stream<MatchResult> matches = WORD.matcher(rows.getString(1)).results();
                return texts(matches.map(match -> match.group(1)));
            }
        }
    }

    private static Set<String> names(Enum<?>... values) {
        return texts(Arrays.stream(values).map(Enum::name));
    }

    private static Set<String> texts(Stream<String> words) {
        return words.collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
