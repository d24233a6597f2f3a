package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.testing.PostgresFixture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With many tenants and many rows, what runs for every order finds its rows by an index that begins with the tenant.
 */
@Tag("server")
class HotPlansTest {
    private static Scene scene;

    @BeforeAll
    static void many_tenants_with_many_accounts_and_orders() {
        scene = Scene.in(PostgresFixture.freshDatabase());
        try (Session session = Session.superuser(scene.database)) {
            session.query("set local session_replication_role = replica");
            session.update("""
                    insert into ledger_accounts
                           (tenant_id, exchange_account_id, profile_id, kind, reference, asset, amount, version)
                    select md5((n % 50)::text)::uuid, md5('a')::uuid, md5('p')::uuid, 'CLEARING', n::text, 'USDT', 0, 2
                      from generate_series(1, 20000) n
                    """);
            session.update("""
                    insert into positions (tenant_id, position_id, profile_id, exchange_account_id, venue, symbol, base, quote,
                           status, quantity, cost, realized_pnl, stop_price, target_price, protection_state, naked_total_us,
                           correlation_id, opened_at, closed_at, version)
                    select md5((n % 50)::text)::uuid, gen_random_uuid(), md5('p')::uuid, md5('a')::uuid, 'binance', 'BTCUSDT',
                           'BTC', 'USDT', 'CLOSED', 0, 0, 0, 1, 2, 'NONE', 0, 'corr-0001',
                           now() - (n + 1) * interval '1 min', now() - n * interval '1 min', 1
                      from generate_series(1, 20000) n
                    """);
            session.update("""
                    insert into decisions (tenant_id, decision_id, profile_id, symbol, signal_key, signal, candle_close_time,
                           verdict, reason, reasons, correlation_id, decided_at)
                    select md5((n % 50)::text)::uuid, gen_random_uuid(), md5('p')::uuid, 'BTCUSDT', n::text,
                           case when n % 99 = 0 then 'enter' else 'hold' end,
                           now() - n * interval '1 min',
                           case when n % 99 = 0 then 'DENIED' else 'NONE' end,
                           case when n % 99 = 0 then 'COOLDOWN' end, '[]', 'corr-0001', now() - n * interval '1 min'
                      from generate_series(1, 20000) n
                    """);
            session.commit();
            session.query("analyze");
            session.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from ledger_accounts where tenant_id = '%1$s' and profile_id = md5('p')::uuid and kind = 'OVERDRAFT' and amount < 0",
                "update ledger_accounts set version = version + 1 where tenant_id = '%1$s' and profile_id = md5('p')::uuid and exchange_account_id = md5('a')::uuid and kind = 'CLEARING' and reference = '50' and asset = 'USDT'",
                "select 1 from positions where tenant_id = '%1$s' and profile_id = md5('p')::uuid and venue = 'binance' and symbol = 'BTCUSDT' and status = 'OPEN'",
                "select * from positions where tenant_id = '%1$s' order by opened_at desc, position_id desc limit 50",
            })
    void a_hot_statement_uses_an_index_that_begins_with_the_tenant(String sql) {
        assertThat(plan(sql)).contains("Index Cond: (").contains("tenant_id = ").doesNotContain("Seq Scan");
    }

    @Test
    void decisions_that_asked_for_something_are_found_without_reading_those_that_did_not() {
        assertThat(plan("""
                select * from decisions
                 where tenant_id = '%1$s' and verdict <> 'NONE' and verdict = any('{DENIED}')
                 order by decided_at desc, decision_id desc limit 50
                """)).contains("decisions_asked_idx").doesNotContain("Seq Scan");
    }

    /** Of two weeks; by decided_at the least would be found by reading them from their beginning. */
    @Test
    void when_a_market_day_began_is_read_from_the_day_s_decisions_alone() {
        assertThat(plan("""
                with today as materialized (
                    select decided_at from decisions
                     where tenant_id = '%1$s' and profile_id = md5('p')::uuid
                       and candle_close_time > now() - interval '6 hours')
                select min(decided_at) from today
                """))
                .contains("decisions_market_day_idx")
                .containsPattern("Index Cond: .*tenant_id = .*profile_id = .*candle_close_time > ")
                .doesNotContain("Seq Scan");
    }

    @Test
    void what_was_closed_since_a_moment_is_found_without_reading_what_was_closed_before() {
        assertThat(plan("""
                select * from positions
                 where tenant_id = '%1$s' and profile_id = md5('p')::uuid
                   and closed_at between (select now() - interval '6 hours') and 'infinity'
                """))
                .contains("positions_closed_idx")
                .containsPattern("Index Cond: .*tenant_id = .*profile_id = .*closed_at >= ")
                .doesNotContain("Seq Scan");
    }

    /**
     * Without statistics indexes cost the same; by the wrong one each posting would read its profile's whole journal.
     */
    @Test
    void in_a_new_installation_too_an_entry_is_found_by_its_key() {
        Scene fresh = Scene.in(PostgresFixture.freshDatabase());

        assertThat(plan(
                        fresh,
                        "select content_hash from ledger_entries"
                                + " where tenant_id = '%1$s' and profile_id = md5('p')::uuid and entry_key = 'fill:1'"))
                .contains("ledger_entries_key_key")
                .contains("AND (entry_key = 'fill:1'::text))");
    }

    private static String plan(String sql) {
        return plan(scene, sql);
    }

    private static String plan(Scene scene, String sql) {
        try (Session session = scene.engine()) {
            session.query("select set_config('app.tenant_id', md5('0')::uuid::text, true)");
            String tenant = session.one("select md5('0')::uuid as id").get("id");
            return session.query("explain " + sql.formatted(tenant)).stream()
                    .map(row -> row.get("QUERY PLAN"))
                    .collect(Collectors.joining("\n"));
        }
    }
}
