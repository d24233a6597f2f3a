package dev.lockstep.engine.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is read for every step finds its rows by indexes that begin with the tenant, however many rows there are. */
@Tag("server")
class SnapshotPlansTest {
    private static final String TENANT = "md5('0')::uuid";
    private static TestDatabase database;

    @BeforeAll
    static void many_tenants_with_many_trades() throws SQLException {
        database = PostgresFixture.freshDatabase();
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("""
                    insert into order_intents (tenant_id, intent_id, kind, profile_id, exchange_account_id, position_id, venue,
                           symbol, base, quote, attempt, signed_at, receive_window_us, correlation_id, state, absences, shard,
                           shard_owner, shard_fence, lock_fence, version)
                    select md5((n % 50)::text)::uuid, md5('i' || n)::uuid, 'ENTRY', md5('p')::uuid, md5('a')::uuid,
                           md5('s' || n)::uuid, 'binance', 'BTCUSDT', 'BTC', 'USDT', 1, now(), 1500000, 'corr-0001', 'DONE', 0,
                           'shard:0', 'engine-a', 1, 1, 1
                      from generate_series(1, 20000) n
                    """);
            statement.execute("""
                    insert into orders (tenant_id, client_order_id, profile_id, exchange_account_id, intent_id, position_id,
                           ordinal, leg, venue, symbol, base, quote, side, type, time_in_force, quantity, limit_price, status,
                           executed, executed_quote, venue_order_id, correlation_id, version)
                    select md5((n % 50)::text)::uuid, md5('o' || n), md5('p')::uuid, md5('a')::uuid, md5('i' || n)::uuid,
                           md5('s' || n)::uuid, 0, 'ENTRY', 'binance', 'BTCUSDT', 'BTC', 'USDT', 'BUY', 'LIMIT', 'IOC', 1, 1,
                           'FILLED', 1, 1, n::text, 'corr-0001', 1
                      from generate_series(1, 20000) n
                    """);
            statement.execute("""
                    insert into positions (tenant_id, position_id, profile_id, exchange_account_id, venue, symbol, base, quote,
                           status, quantity, cost, realized_pnl, stop_price, target_price, protection_state, naked_total_us,
                           correlation_id, opened_at, closed_at, version)
                    select md5((n % 50)::text)::uuid, md5('s' || n)::uuid, md5('p')::uuid, md5('a')::uuid, 'binance', 'BTCUSDT',
                           'BTC', 'USDT', 'CLOSED', 0, 0, 0, 1, 2, 'NONE', 0, 'corr-0001', now(), now(), 1
                      from generate_series(1, 20000) n
                    """);
            statement.execute("""
                    insert into ledger_accounts
                           (tenant_id, exchange_account_id, profile_id, kind, reference, asset, amount, version)
                    select md5((n % 50)::text)::uuid, md5('a')::uuid, md5('p')::uuid, 'CLEARING', md5('o' || n), 'USDT', 0, 2
                      from generate_series(1, 20000) n
                    """);
            statement.execute("analyze");
        }
    }

    @Test
    void the_snapshot_of_an_order() throws SQLException {
        isFoundByIndex(R2dbcSnapshots.OF_ORDER, "md5('o50')");
    }

    @Test
    void the_snapshot_of_an_intent() throws SQLException {
        isFoundByIndex(R2dbcSnapshots.OF_INTENT, "md5('i50')::uuid");
    }

    @Test
    void the_snapshot_of_a_position() throws SQLException {
        isFoundByIndex(R2dbcSnapshots.OF_POSITION, "md5('s50')::uuid");
    }

    /** Profiles are few here, so how they are read says nothing. */
    private static void isFoundByIndex(String sql, String id) throws SQLException {
        String plan = plan(sql.replace(":tenant", TENANT).replace(":id", id));

        assertThat(plan).contains("tenant_id = ");
        for (String table : new String[] {"orders", "order_intents", "positions", "ledger_accounts"}) {
            assertThat(plan).doesNotContain("Seq Scan on " + table);
        }
    }

    private static String plan(String sql) throws SQLException {
        StringJoiner plan = new StringJoiner("\n");
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("set role lockstep_engine");
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant_id', (" + TENANT + ")::text, true)");
            try (ResultSet lines = statement.executeQuery("explain " + sql)) {
                while (lines.next()) {
                    plan.add(lines.getString(1));
                }
            }
        }
        return plan.toString();
    }
}
