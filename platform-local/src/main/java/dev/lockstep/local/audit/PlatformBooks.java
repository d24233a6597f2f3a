package dev.lockstep.local.audit;

import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.Balance;
import dev.lockstep.engine.ledger.PostedBalances;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Reads the platform's books of one tenant from the database, past the platform's own code. */
final class PlatformBooks implements PostedBalances {

    private static final String ORDERS = """
            select client_order_id, status in ('NEW', 'PARTIALLY_FILLED') and leg <> 'PROTECTION_LIST' as rests
              from orders where tenant_id = ?
            """;
    private static final String TRADES = """
            select symbol || ' ' || venue_trade_id as id, side, base, quantity, price, quote, quote_amount, fee, fee_asset
              from fills where tenant_id = ?
            """;
    private static final String SYMBOLS = """
            select symbol from orders where tenant_id = ?
             union select i ->> 'symbol' from profiles cross join jsonb_array_elements(watchlist) i where tenant_id = ?
            """;
    private static final String POSTED = """
            select a.exchange_account_id, a.profile_id, a.kind, a.reference, a.asset,
                   sum(p.delta) as amount, count(*) as version
              from ledger_postings p join ledger_accounts a using (tenant_id, account_id)
             where p.tenant_id = ?
             group by a.exchange_account_id, a.profile_id, a.kind, a.reference, a.asset
            """;
    private static final String UNBALANCED_ENTRIES = """
            select 'ledger entry ' || p.entry_id || ' does not sum to zero in ' || a.asset || ': ' || sum(p.delta)
              from ledger_postings p join ledger_accounts a using (tenant_id, account_id)
             where p.tenant_id = ? group by p.entry_id, a.asset having sum(p.delta) <> 0
            """;
    private static final String WRONG_BALANCES = """
            select 'ledger account ' || a.kind || ' ' || a.asset || ' has ' || a.amount || ', its postings ' || p.total
              from ledger_accounts a
              cross join lateral (select coalesce(sum(delta), 0) as total from ledger_postings
                                   where tenant_id = a.tenant_id and account_id = a.account_id) p
             where a.tenant_id = ? and a.amount <> p.total
            """;
    private static final String BELOW_ZERO = """
            select 'ledger account ' || kind || ' ' || asset || ' of profile ' || profile_id || ' is ' || amount
              from ledger_accounts
             where tenant_id = ? and (kind = 'OVERDRAFT' and amount <> 0 or kind = 'AVAILABLE' and amount < 0)
            """;
    private static final String UNPROTECTED = """
            select 'position ' || position_id || ' of ' || quantity || ' ' || base || ' is unprotected since '
                   || naked_since
              from positions
             where tenant_id = ? and status = 'OPEN' and naked_since < clock_timestamp() - interval '20 seconds'
            """;

    private final Connection connection;
    private final UUID tenant;

    PlatformBooks(Connection connection, UUID tenant) {
        this.connection = connection;
        this.tenant = tenant;
    }

    /** Orders and trades; what is held is the auditor's to say. */
    Books read() throws SQLException {
        var orders = new ArrayList<String>();
        Set<String> resting = new HashSet<>();
        each(ORDERS, row -> {
            orders.add(row.getString("client_order_id"));
            if (row.getBoolean("rests")) {
                resting.add(row.getString("client_order_id"));
            }
        });
        Map<String, Trade> trades = new HashMap<>();
        each(TRADES, row -> trades.put(row.getString("id"), trade(row)));
        return new Books(orders, resting, trades, Map.of());
    }

    /** What it trades, or once did. */
    List<String> symbols() throws SQLException {
        var symbols = new ArrayList<String>();
        each(SYMBOLS, row -> symbols.add(row.getString(1)));
        return symbols;
    }

    @Override
    public Mono<List<Balance>> of(TenantId of) {
        return Mono.fromCallable(this::posted);
    }

    private List<Balance> posted() throws SQLException {
        var balances = new ArrayList<Balance>();
        each(POSTED, row -> {
            var account = new Account(
                    new ExchangeAccountId(row.getObject("exchange_account_id", UUID.class)),
                    new ProfileId(row.getObject("profile_id", UUID.class)),
                    AccountKind.valueOf(row.getString("kind")),
                    row.getString("reference"),
                    Asset.of(row.getString("asset")));
            balances.add(new Balance(account, money(row, "amount", "asset"), row.getLong("version")));
        });
        return balances;
    }

    /** What is wrong in the platform's books by themselves. */
    List<Difference> contradictions() throws SQLException {
        var found = new ArrayList<Difference>();
        for (var query : List.of(UNBALANCED_ENTRIES, WRONG_BALANCES, BELOW_ZERO, UNPROTECTED)) {
            each(query, row -> found.add(Difference.of(row.getString(1))));
        }
        return found;
    }

    private static Trade trade(ResultSet row) throws SQLException {
        return new Trade(
                row.getString("side"),
                money(row, "quantity", "base"),
                row.getBigDecimal("price"),
                money(row, "quote_amount", "quote"),
                money(row, "fee", "fee_asset"));
    }

    private static Money money(ResultSet row, String amount, String asset) throws SQLException {
        return new Money(row.getBigDecimal(amount), Asset.of(row.getString(asset)));
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String query, Row reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (var i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setObject(i, tenant);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
