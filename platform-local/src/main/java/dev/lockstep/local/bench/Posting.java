package dev.lockstep.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;

/** The ways to post, each a transaction of a tenant; and the floor, the same transaction with nothing in it. */
enum Posting {
    FLOOR(1) {
        @Override
        void within(Connection connection, BenchProfile profile) throws SQLException {
            query(connection, "select 1");
        }
    },
    /** What {@code ledger_post} does, a statement at a time, with a round trip after each. */
    INTERACTIVE(1) {
        @Override
        void within(Connection connection, BenchProfile profile) throws SQLException {
            var entry = UUID.randomUUID();
            query(
                    connection,
                    "select content_hash from ledger_entries where tenant_id = ? and profile_id = ? and entry_key = ?",
                    profile.tenant(),
                    profile.profile(),
                    "bench:" + entry);
            query(connection, MOVE, "-0.01", profile.tenant(), profile.profile(), profile.account(), "AVAILABLE");
            query(connection, MOVE, "0.01", profile.tenant(), profile.profile(), profile.account(), "EXTERNAL");
            query(connection, """
                    insert into tenant_sequences as s (tenant_id, name, value) values (?, 'JOURNAL', 1)
                    on conflict (tenant_id, name) do update set value = s.value + 1 returning s.value
                    """, profile.tenant());
            query(connection, """
                    insert into ledger_entries (tenant_id, entry_id, number, profile_id, entry_key, kind, correlation_id,
                                                occurred_at, content_hash)
                    select tenant_id, ?, value, ?, ?, 'EXTERNAL', 'bench-0001', now(), '\\x00'
                      from tenant_sequences where tenant_id = ? and name = 'JOURNAL' returning number
                    """, entry, profile.profile(), "bench:" + entry, profile.tenant());
            query(connection, """
                    insert into ledger_postings (tenant_id, entry_id, line, account_id, delta, version, balance_after)
                    select tenant_id, ?, case kind when 'AVAILABLE' then 0 else 1 end, account_id,
                           case kind when 'AVAILABLE' then -0.01 else 0.01 end, version, amount
                      from ledger_accounts where tenant_id = ? and profile_id = ? returning line
                    """, entry, profile.tenant(), profile.profile());
        }
    },
    ONE_CALL(1) {
        @Override
        void within(Connection connection, BenchProfile profile) throws SQLException {
            query(connection, "select ledger_post(?::jsonb)", profile.entry());
        }
    },
    BATCHED(50) {
        @Override
        void within(Connection connection, BenchProfile profile) throws SQLException {
            var entries = "["
                    + String.join(
                            ",",
                            Collections.nCopies(entries(), 0).stream()
                                    .map(_ -> profile.entry())
                                    .toList()) + "]";
            query(connection, "select count(ledger_post(e)) from jsonb_array_elements(?::jsonb) e", entries);
        }
    };

    private static final String MOVE = """
            update ledger_accounts set amount = amount + ?::numeric, version = version + 1
             where tenant_id = ? and profile_id = ? and exchange_account_id = ? and kind = ? and reference = ''
               and asset = 'USDT'
            returning amount
            """;

    private final int entries;

    Posting(int entries) {
        this.entries = entries;
    }

    /** Journal entries of one transaction; the floor counts as one. */
    int entries() {
        return entries;
    }

    /** One transaction, in the shape {@code TenantScope} gives it. */
    void post(Connection connection, BenchProfile profile) throws SQLException {
        query(
                connection,
                "select set_config('app.tenant_id', ?, true)",
                profile.tenant().toString());
        within(connection, profile);
        connection.commit();
    }

    abstract void within(Connection connection, BenchProfile profile) throws SQLException;

    private static void query(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
            }
        }
    }
}
