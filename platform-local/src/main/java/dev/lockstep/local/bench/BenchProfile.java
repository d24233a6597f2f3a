package dev.lockstep.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A profile that postings are made for, with more than they can ever take. */
record BenchProfile(UUID tenant, UUID account, UUID profile) {
    private static final int OF_A_TENANT = 10;
    private static final String PROFILE = """
            insert into profiles (tenant_id, profile_id, exchange_account_id, name, watchlist, timeframe, strategy,
                position_size, stop_loss, take_profit, max_slippage, max_daily_loss, max_open_positions, cooldown_us,
                mode, capital, capital_asset, desired_state, observed_state, created_at, updated_at, version)
            values (?, ?, ?, 'profile ' || ?,
                '[{"venue": "binance", "symbol": "BTCUSDT", "base": "BTC", "quote": "USDT"}]', '1m',
                '{"kind": "ema_cross", "parameters": {"fast": "9", "slow": "21"}}',
                10, 2, 4, 0.5, 5, 3, 0, 'PAPER', 10000, 'USDT', 'RUNNING', 'RUNNING',
                clock_timestamp(), clock_timestamp(), 1)
            """;
    private static final String ACCOUNT = """
            insert into ledger_accounts
                (tenant_id, exchange_account_id, profile_id, kind, reference, asset, amount, version)
            values (?, ?, ?, ?, '', 'USDT', 1000000000, 0)
            """;

    /** Ten to a tenant. */
    static List<BenchProfile> seed(Connection superuser, int count) throws SQLException {
        List<BenchProfile> all = new ArrayList<>();
        var tenant = UUID.randomUUID();
        var account = UUID.randomUUID();
        for (var i = 0; i < count; i++) {
            if (i % OF_A_TENANT == 0) {
                tenant = UUID.randomUUID();
                account = UUID.randomUUID();
                var slug = "t" + tenant.toString().substring(0, 23);
                write(superuser, "insert into tenants (tenant_id, slug, name) values (?, ?, ?)", tenant, slug, slug);
                write(superuser, """
                        insert into exchange_accounts (tenant_id, exchange_account_id, venue, label, simulated)
                        values (?, ?, 'binance', 'bench', true)
                        """, tenant, account);
            }
            var profile = new BenchProfile(tenant, account, UUID.randomUUID());
            write(superuser, PROFILE, tenant, profile.profile, account, profile.profile.toString());
            write(superuser, ACCOUNT, tenant, account, profile.profile, "AVAILABLE");
            write(superuser, ACCOUNT, tenant, account, profile.profile, "EXTERNAL");
            all.add(profile);
        }
        return all;
    }

    /** An entry of two postings under a key of its own, as {@code ledger_post} takes it. */
    String entry() {
        var id = UUID.randomUUID();
        return """
                {"id": "%1$s", "tenant": "%2$s", "profile": "%3$s", "key": "bench:%1$s", "kind": "EXTERNAL", "postings": [
                 {"account": {"exchange_account": "%4$s", "profile": "%3$s", "kind": "AVAILABLE", "reference": "",
                  "asset": "USDT"}, "delta": "-0.01"},
                 {"account": {"exchange_account": "%4$s", "profile": "%3$s", "kind": "EXTERNAL", "reference": "",
                  "asset": "USDT"}, "delta": "0.01"}],
                 "correlation_id": "bench-0001", "occurred_at": "2026-01-01T00:00:00Z"}
                """.formatted(id, tenant, profile, account);
    }

    private static void write(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
