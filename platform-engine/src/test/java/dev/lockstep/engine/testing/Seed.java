package dev.lockstep.engine.testing;

import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows a test takes for granted, written past row security. */
public final class Seed {
    private Seed() {}

    /** Runs one statement as the superuser. */
    public static int sql(TestDatabase database, String sql, Object... parameters) {
        try (Connection connection = database.connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** The first column of the first row, as the superuser sees it. */
    public static long count(TestDatabase database, String sql, Object... parameters) {
        try (Connection connection = database.connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** The first column of every row, as the superuser sees them. */
    public static List<String> texts(TestDatabase database, String sql, Object... parameters) {
        try (Connection connection = database.connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    public static TenantId tenant(TestDatabase database, String slug) {
        UUID id = UUID.randomUUID();
        sql(database, "insert into tenants (tenant_id, slug, name) values (?, ?, ?)", id, slug, slug);
        return new TenantId(id);
    }

    public static void member(TestDatabase database, TenantId tenant, String subject, String role) {
        sql(database, "insert into members (tenant_id, subject, role) values (?, ?, ?)", tenant.value(), subject, role);
    }

    public static ExchangeAccountId account(TestDatabase database, TenantId tenant) {
        UUID id = UUID.randomUUID();
        sql(database, """
                insert into exchange_accounts (tenant_id, exchange_account_id, venue, label, simulated)
                values (?, ?, 'binance', 'paper ' || ?, true)
                """, tenant.value(), id, id.toString());
        return new ExchangeAccountId(id);
    }

    /** A running profile on BTCUSDT without funds. */
    public static ProfileId profile(TestDatabase database, TenantId tenant, ExchangeAccountId account) {
        UUID id = UUID.randomUUID();
        sql(database, """
                insert into profiles (tenant_id, profile_id, exchange_account_id, name, watchlist, timeframe, strategy,
                    position_size, stop_loss, take_profit, max_slippage, max_daily_loss, max_open_positions, cooldown_us,
                    mode, capital, capital_asset, desired_state, observed_state, created_at, updated_at, version)
                values (?, ?, ?, 'profile ' || ?,
                    '[{"venue": "binance", "symbol": "BTCUSDT", "base": "BTC", "quote": "USDT"}]', '1m',
                    '{"kind": "ema_cross", "parameters": {"fast": "9", "slow": "21"}}',
                    10, 2, 4, 0.5, 5, 3, 0, 'PAPER', 10000, 'USDT', 'RUNNING', 'RUNNING',
                    clock_timestamp(), clock_timestamp(), 1)
                """, tenant.value(), id, account.value(), id.toString());
        return new ProfileId(id);
    }

    /** Puts money into a profile's AVAILABLE account without an entry. */
    public static void available(
            TestDatabase database, TenantId tenant, ExchangeAccountId account, ProfileId profile, String amount) {
        sql(database, """
                insert into ledger_accounts
                    (tenant_id, exchange_account_id, profile_id, kind, reference, asset, amount, version)
                values (?, ?, ?, 'AVAILABLE', '', 'USDT', ?::numeric, 0)
                """, tenant.value(), account.value(), profile.value(), amount);
    }
}
