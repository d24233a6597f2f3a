package dev.lockstep.local.audit;

import java.math.BigDecimal;
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

/** Reads the platform's books of one tenant from the database, past the platform's own code. */
final class PlatformBooks {

    private static final String ORDERS = """
            select client_order_id, status in ('NEW', 'PARTIALLY_FILLED') and leg <> 'PROTECTION_LIST' as rests
              from orders where tenant_id = ?
            """;
    private static final String TRADES = """
            select venue_trade_id, side, quantity, price, fee, fee_asset from fills where tenant_id = ?
            """;
    /** What the venue should hold, see docs/concepts/ledger.md. */
    private static final String HOLDINGS = """
            select asset, sum(amount) as amount from ledger_accounts
             where tenant_id = ? and kind in ('AVAILABLE', 'CLEARING', 'DUST', 'POOL', 'OVERDRAFT')
             group by asset having sum(amount) <> 0
            """;

    private static final String ALLOCATED = """
            select coalesce(sum(-amount), 0) from ledger_accounts where tenant_id = ? and kind = 'CAPITAL'
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

    /** @param deposited what the account held of {@code USDT} before any profile had a part of it */
    Books read(BigDecimal deposited) throws SQLException {
        var orders = new ArrayList<String>();
        Set<String> resting = new HashSet<>();
        each(ORDERS, row -> {
            orders.add(row.getString("client_order_id"));
            if (row.getBoolean("rests")) {
                resting.add(row.getString("client_order_id"));
            }
        });
        Map<String, Trade> trades = new HashMap<>();
        each(
                TRADES,
                row -> trades.put(
                        row.getString("venue_trade_id"),
                        new Trade(
                                row.getString("side"),
                                row.getBigDecimal("quantity"),
                                row.getBigDecimal("price"),
                                row.getBigDecimal("fee"),
                                row.getString("fee_asset"))));
        return new Books(orders, resting, trades, holdings(deposited));
    }

    /** What is wrong in the platform's books by themselves. */
    List<String> contradictions() throws SQLException {
        var found = new ArrayList<String>();
        for (var query : List.of(UNBALANCED_ENTRIES, WRONG_BALANCES, BELOW_ZERO, UNPROTECTED)) {
            each(query, row -> found.add(row.getString(1)));
        }
        return found;
    }

    private Map<String, BigDecimal> holdings(BigDecimal deposited) throws SQLException {
        var holdings = new HashMap<String, BigDecimal>();
        each(HOLDINGS, row -> holdings.put(row.getString("asset"), row.getBigDecimal("amount")));
        each(ALLOCATED, row -> holdings.merge("USDT", deposited.subtract(row.getBigDecimal(1)), BigDecimal::add));
        return holdings;
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String query, Row reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, tenant);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
