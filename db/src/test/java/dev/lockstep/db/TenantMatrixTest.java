package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.db.testing.PostgresFixture;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every tenant table × command × {own tenant, another, none, garbage}. Run by a role that may do everything and is held
 * back by row security alone: what the policies let through is what is seen, not what a missing grant hides.
 */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantMatrixTest {
    private static final String EVERYTHING = """
            grant select, insert, update, delete on all tables in schema public to lockstep_app
            """;

    private Scene ours;
    private Scene theirs;
    private List<String> tables;

    @BeforeAll
    void two_tenants_with_rows_in_every_table() {
        ours = Scene.in(PostgresFixture.freshDatabase());
        theirs = ours.another();
        List.of(ours, theirs).forEach(TenantMatrixTest::fillEveryTable);
        try (Session session = Session.superuser(ours.database)) {
            session.query(EVERYTHING);
            tables = tenantTables(session);
            session.commit();
        }
    }

    private static List<String> tenantTables(Session session) {
        return session
                .query("select table_name from information_schema.columns where table_schema = 'public'"
                        + " and column_name = 'tenant_id' order by 1")
                .stream()
                .map(row -> row.get("table_name"))
                .toList();
    }

    private static void fillEveryTable(Scene scene) {
        Entry entry = new Entry(scene).begun();
        entry.fill("1", "1").apply();
        try (Session session = Session.superuser(scene.database)) {
            session.update("insert into members (tenant_id, subject, role) values (?, 'ann', 'OWNER')", scene.tenant);
            session.update(
                    "insert into exchange_credentials (tenant_id, exchange_account_id, key_id, api_key_hint, sealed)"
                            + " values (?, ?, 'k', 'abcd', '\\x00')",
                    scene.tenant,
                    scene.account);
            session.update(
                    "insert into kill_switches (tenant_id, engaged, reason, changed_by) values (?, false, 'r', 'me')",
                    scene.tenant);
            session.update(
                    "insert into decisions (tenant_id, decision_id, profile_id, symbol, signal_key, signal,"
                            + " candle_close_time, verdict, reasons, correlation_id, decided_at)"
                            + " values (?, ?, ?, 'BTCUSDT', 'k', 'enter', now(), 'ALLOWED', '[]', 'corr-0001', now())",
                    scene.tenant,
                    UUID.randomUUID(),
                    scene.profile);
            session.update(
                    "insert into idempotency_keys (tenant_id, subject, route, idempotency_key, request_hash, state,"
                            + " expires_at) values (?, 'ann', 'r', 'k', 'h', 'IN_FLIGHT', now())",
                    scene.tenant);
            session.update(
                    "insert into effect_records (tenant_id, profile_id, effect_key, type, payload_hash, state,"
                            + " correlation_id) values (?, ?, 'effect:notification:n', 'NOTIFICATION',"
                            + " encode(sha256('p'), 'hex'), 'BEGUN', 'corr-0001')",
                    scene.tenant,
                    scene.profile);
            session.update(
                    "insert into equity_points (tenant_id, profile_id, at, asset, equity, peak, unrealized_pnl,"
                            + " realized_pnl_net, grain) values (?, ?, now(), 'USDT', 1, 1, 0, 0, 'HOUR')",
                    scene.tenant,
                    scene.profile);
            session.update(
                    "insert into stream_tickets (tenant_id, ticket_hash, subject, expires_at, identity_expiry)"
                            + " values (?, sha256('t'), 'ann', now(), now())",
                    scene.tenant);
            session.commit();
        }
    }

    Stream<String> tables() {
        return tables.stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void select_shows_ones_own_rows_only(String table) {
        assertThat(rows(table, ours, ours)).as("own").isPositive();
        assertThat(rows(table, ours, theirs)).as("theirs").isZero();
        try (Session session = app("")) {
            assertThat(count(session, table, ours)).as("no tenant").isZero();
        }
        try (Session session = app(UUID.randomUUID().toString())) {
            assertThat(count(session, table, ours))
                    .as("another tenant, without rows")
                    .isZero();
        }
        garbage("select count(*) from " + table);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void update_reaches_ones_own_rows_only(String table) {
        reaches_ones_own_rows_only("update " + table + " set tenant_id = tenant_id");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void delete_reaches_ones_own_rows_only(String table) {
        reaches_ones_own_rows_only("delete from " + table);
    }

    private void reaches_ones_own_rows_only(String sql) {
        String named = sql + " where tenant_id = ?";
        try (Session session = app(ours.tenant.toString())) {
            assertThat(session.update(named, theirs.tenant)).as("theirs").isZero();
            assertThat(session.update(named, ours.tenant)).as("own").isPositive();
        }
        try (Session session = app("")) {
            assertThat(session.update(sql)).as("no tenant").isZero();
        }
        garbage(sql);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void insert_writes_for_ones_own_tenant_only(String table) {
        String insert = "insert into " + table + " (tenant_id) values (?)";
        for (String tenant : List.of(ours.tenant.toString(), "")) {
            try (Session session = app(tenant)) {
                assertThatThrownBy(() -> session.update(insert, theirs.tenant))
                        .hasMessageContaining("row-level security");
            }
        }
        try (Session session = app(ours.tenant.toString())) {
            assertThatThrownBy(() -> session.update("update " + table + " set tenant_id = ?", theirs.tenant))
                    .as("a row pushed to another tenant")
                    .hasMessageContaining("row-level security");
        }
        garbage("insert into " + table + " (tenant_id) values (gen_random_uuid())");
    }

    @Test
    void without_row_security_the_same_questions_leak() {
        for (String table : tables) {
            try (Session superuser = Session.superuser(ours.database)) {
                superuser.query("alter table " + table + " disable row level security");
                superuser.query("set local role lockstep_app");
                superuser.query("select set_config('app.tenant_id', ?, true)", ours.tenant.toString());

                assertThat(count(superuser, table, theirs)).as(table).isPositive();
            }
        }
    }

    @Test
    void a_reference_into_another_tenant_finds_nothing_there() {
        try (Session session = Session.of(ours.database, DatabaseRole.APP, ours.tenant)) {
            assertThatThrownBy(() -> session.update(
                            "insert into entry_locks (tenant_id, profile_id, symbol, owner, fence, expires_at)"
                                    + " values (?, ?, 'X', 'me', 1, now())",
                            ours.tenant,
                            theirs.profile))
                    .hasMessageContaining("entry_locks_profile_fkey");
        }
    }

    @Test
    void engines_list_tenants_and_the_relay_sees_every_outbox_and_nothing_else_is_shared() {
        for (DatabaseRole role : DatabaseRole.values()) {
            if (role == DatabaseRole.BACKUP || role == DatabaseRole.APP) {
                continue;
            }
            for (String table : tables) {
                try (Session session = Session.withoutTenant(ours.database, role)) {
                    boolean shared = switch (role) {
                        case ENGINE -> table.equals("tenants");
                        case RELAY ->
                            List.of("tenants", "outbox", "tenant_sequences").contains(table);
                        default -> false;
                    };
                    if (shared && table.equals("tenant_sequences")) {
                        assertThat(session.query("select * from tenant_sequences where name = 'JOURNAL'"))
                                .isEmpty();
                    } else if (shared) {
                        assertThat(session.query("select * from " + table)).hasSizeGreaterThan(1);
                    } else if (maySelect(session, table)) {
                        assertThat(session.query("select tenant_id from " + table))
                                .as(role + " " + table)
                                .isEmpty();
                    }
                }
            }
        }
    }

    private static boolean maySelect(Session session, String table) {
        return session.one("select has_column_privilege(current_user, ?, 'tenant_id', 'SELECT') as may", table)
                .get("may")
                .equals("t");
    }

    private long rows(String table, Scene as, Scene whose) {
        try (Session session = app(as.tenant.toString())) {
            return count(session, table, whose);
        }
    }

    private static long count(Session session, String table, Scene scene) {
        return session.one("select count(*) from " + table + " where tenant_id = ?", scene.tenant)
                .number("count");
    }

    /** The API's role without triggers and foreign keys, which would answer before row security does. */
    private Session app(String tenant) {
        Session session = Session.superuser(ours.database);
        session.query("set local session_replication_role = replica");
        session.query("set local role lockstep_app");
        session.query("select set_config('app.tenant_id', ?, true)", tenant);
        return session;
    }

    private void garbage(String sql) {
        try (Session session = app("no-uuid")) {
            assertThatThrownBy(() -> session.query(sql)).hasMessageContaining("invalid input syntax");
        }
    }
}
