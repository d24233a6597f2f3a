package dev.lockstep.api.testing;

import dev.lockstep.db.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What is in the database, looked at and put there past row security. */
public final class Rows {
    private static final List<String> WRITTEN_BY_THE_API =
            List.of("profiles", "ledger_accounts", "ledger_entries", "ledger_postings", "outbox", "idempotency_keys");

    private final TestDatabase database;

    Rows(TestDatabase database) {
        this.database = database;
    }

    void seed() {
        for (People person : People.values()) {
            if (person.tenant() != null && person.role() != null) {
                tenant(person);
                execute(
                        "insert into members (tenant_id, subject, role) values (?, ?, ?)",
                        person.tenant(),
                        person.subject(),
                        person.role().name());
            }
        }
    }

    private void tenant(People person) {
        UUID tenant = Objects.requireNonNull(person.tenant());
        String slug = person.tenantSlug();
        String status = tenant.equals(People.Tenants.SUSPENDED) ? "SUSPENDED" : "ACTIVE";
        execute(
                "insert into tenants (tenant_id, slug, name, status) values (?, ?, ?, ?) on conflict do nothing",
                tenant,
                slug,
                slug,
                status);
        execute("""
                insert into exchange_accounts (tenant_id, exchange_account_id, venue, label, simulated)
                values (?, ?, 'binance', 'paper', true) on conflict do nothing
                """, tenant, People.Tenants.accountOf(tenant));
    }

    /** The sum of all that the API may write; equal before and after what was refused. */
    public String fingerprint() {
        StringBuilder all = new StringBuilder();
        for (String table : WRITTEN_BY_THE_API) {
            all.append(
                    text("select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from " + table + " t"));
        }
        return all.toString();
    }

    public long count(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    public String text(String sql, Object... values) {
        try (Connection connection = database.connectAsSuperuser();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public void execute(String sql, Object... values) {
        try (Connection connection = database.connectAsSuperuser();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
