package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Stores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The real database: the engine's stores on it, and a superuser's connection that seeds and looks. */
final class Postgres implements AutoCloseable {
    /** Every row of a tenant that transitions write, one line each. */
    private static final String ROWS = """
            with t as (select ?::uuid as id)
            select concat_ws(' ', 'intent', intent_id, kind, position_id, state, absences, shard_fence,
                       coalesce(lock_fence::text, '-'), version)
              from order_intents, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'signal', profile_id, signal_key, intent_id) from dedup_events, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'order', client_order_id, intent_id, leg, status, trim_scale(executed),
                       trim_scale(executed_quote), coalesce(venue_order_id, '-'), coalesce(reason, '-'), version)
              from orders, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'fill', symbol, venue_trade_id, client_order_id, side, trim_scale(quantity),
                       trim_scale(price), trim_scale(quote_amount), trim_scale(fee), fee_asset,
                       to_char(executed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))
              from fills, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'position', position_id, profile_id, status, trim_scale(quantity), trim_scale(cost),
                       trim_scale(realized_pnl), trim_scale(stop_price), trim_scale(target_price), protection_state,
                       coalesce(to_char(naked_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '-'),
                       naked_total_us, to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                       coalesce(to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '-'), version)
              from positions, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'history', position_id, kind, client_order_id, trim_scale(quantity),
                       trim_scale(average_price), coalesce(trim_scale(realized_pnl)::text, '-'), reason,
                       to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))
              from trade_history, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'account', profile_id || '/' || kind || '/' || reference || '/' || asset,
                       trim_scale(amount), version)
              from ledger_accounts, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'entry', number, entry_id, entry_key, kind, profile_id)
              from ledger_entries, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'posting', e.number, p.line,
                       a.profile_id || '/' || a.kind || '/' || a.reference || '/' || a.asset, trim_scale(p.delta),
                       p.version, trim_scale(p.balance_after))
              from t, ledger_postings p
              join ledger_entries e on e.tenant_id = p.tenant_id and e.entry_id = p.entry_id
              join ledger_accounts a on a.tenant_id = p.tenant_id and a.account_id = p.account_id
             where p.tenant_id = t.id
            union all
            select concat_ws(' ', 'lock', profile_id, symbol, owner, fence) from entry_locks, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'event', row_number() over (order by place), event_id)
              from outbox, t where tenant_id = t.id
            union all
            select concat_ws(' ', 'profile', profile_id, desired_state, observed_state, coalesce(fault_reason, '-'),
                       version)
              from profiles, t where tenant_id = t.id
            """;

    private static final String CONSTRAINTS = """
            select c.conname from pg_constraint c
             where c.conrelid = any(?::regclass[]) and c.contype in ('p', 'u', 'f', 'c')
            union
            select i.indexrelid::regclass::text from pg_index i
             where i.indrelid = any(?::regclass[]) and i.indisunique
            """;

    private static final long HELD_MILLIS = 12;

    private final Stores stores;
    private final Connection superuser;
    private final PreparedStatement rows;

    Postgres() throws SQLException {
        this(2);
    }

    Postgres(int connections) throws SQLException {
        stores = Stores.asEngine(connections);
        superuser = stores.database().connectAsSuperuser();
        rows = superuser.prepareStatement(ROWS);
    }

    Stores stores() {
        return stores;
    }

    void tenant(TenantId tenant, ExchangeAccountId account) {
        String slug = "t" + tenant.toString().substring(0, 23);
        sql("insert into tenants (tenant_id, slug, name) values (?, ?, ?)", tenant.value(), slug, slug);
        sql("""
                insert into exchange_accounts (tenant_id, exchange_account_id, venue, label, simulated)
                values (?, ?, 'binance', 'paper', true)
                """, tenant.value(), account.value());
    }

    void profile(TenantId tenant, ExchangeAccountId account, ProfileId profile) {
        sql("""
                insert into profiles (tenant_id, profile_id, exchange_account_id, name, watchlist, timeframe, strategy,
                    position_size, stop_loss, take_profit, max_slippage, max_daily_loss, max_open_positions, cooldown_us,
                    mode, capital, capital_asset, desired_state, observed_state, created_at, updated_at, version)
                values (?, ?, ?, 'profile ' || ?,
                    '[{"venue": "binance", "symbol": "BTCUSDT", "base": "BTC", "quote": "USDT"}]', '1m',
                    '{"kind": "ema_cross", "parameters": {"fast": "9", "slow": "21"}}',
                    10, 2, 4, 0.1, 5, 3, 900000000, 'PAPER', 1000, 'USDT', 'RUNNING', 'RUNNING',
                    clock_timestamp(), clock_timestamp(), 1)
                """, tenant.value(), profile.value(), account.value(), profile.toString());
        sql("""
                insert into ledger_accounts
                    (tenant_id, exchange_account_id, profile_id, kind, reference, asset, amount, version)
                values (?, ?, ?, 'AVAILABLE', '', 'USDT', 1000, 0)
                """, tenant.value(), account.value(), profile.value());
    }

    void kill(TenantId tenant, ProfileId profile, boolean engaged) {
        sql("""
                insert into kill_switches (tenant_id, profile_id, engaged, reason, changed_by)
                values (?, ?, ?, 'test', 'test')
                on conflict (tenant_id, profile_id) do update set engaged = excluded.engaged
                """, tenant.value(), profile.value(), engaged);
    }

    void suspend(TenantId tenant, boolean suspended) {
        sql("update tenants set status = ? where tenant_id = ?", suspended ? "SUSPENDED" : "ACTIVE", tenant.value());
    }

    /**
     * Begins {@code work} while somebody else has all rows the tenant has in a table, and lets go of them soon after.
     */
    <T> T whileHeld(TenantId tenant, String table, Supplier<CompletableFuture<T>> work) {
        try (PreparedStatement held =
                superuser.prepareStatement("select from " + table + " where tenant_id = ? for update")) {
            superuser.setAutoCommit(false);
            held.setObject(1, tenant.value());
            held.execute();
            CompletableFuture<T> begun = work.get();
            TimeUnit.MILLISECONDS.sleep(HELD_MILLIS);
            superuser.setAutoCommit(true);
            return begun.get();
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("while " + table + " was held", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> rows(TenantId tenant) {
        try {
            rows.setObject(1, tenant.value());
            return lines(rows).stream().sorted().toList();
        } catch (SQLException e) {
            throw new IllegalStateException("rows of " + tenant, e);
        }
    }

    /** The names of every key, CHECK, foreign key and unique index of these tables. */
    Set<String> constraints(List<String> tables) {
        String array = "{" + String.join(",", tables) + "}";
        return new TreeSet<>(query(CONSTRAINTS, array, array));
    }

    private void sql(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private List<String> query(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return lines(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<String> lines(PreparedStatement statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                lines.add(found.getString(1));
            }
        }
        return lines;
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = superuser.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
        stores.close();
    }
}
