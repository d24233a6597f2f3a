package dev.lockstep.db;

import dev.lockstep.db.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One connection of one role in one transaction of one tenant, as {@code TenantScope} opens it. */
final class Session implements AutoCloseable {
    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    static Session of(TestDatabase database, DatabaseRole role, UUID tenant) {
        try {
            Session session = new Session(database.connect(role));
            session.connection.setAutoCommit(false);
            session.query("select set_config('app.tenant_id', ?, true)", tenant.toString());
            return session;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    static Session withoutTenant(TestDatabase database, DatabaseRole role) {
        try {
            Session session = new Session(database.connect(role));
            session.connection.setAutoCommit(false);
            return session;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    static Session superuser(TestDatabase database) {
        try {
            Session session = new Session(database.connectAsSuperuser());
            session.connection.setAutoCommit(false);
            return session;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** The owner, who never logs in: a superuser that gave its rights away, as in a migration. */
    static Session owner(TestDatabase database, UUID tenant) {
        Session session = superuser(database);
        session.query("set local role lockstep_owner");
        session.query("select set_config('app.tenant_id', ?, true)", tenant.toString());
        return session;
    }

    /** Rows as text columns, in order; an empty list for a statement that answers none. */
    List<Row> query(String sql, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<Row> rows = new ArrayList<>();
            if (statement.execute()) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        rows.add(Row.of(result));
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    Row one(String sql, Object... arguments) {
        List<Row> rows = query(sql, arguments);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows instead of one: " + sql);
        }
        return rows.getFirst();
    }

    Row call(String function, String json) {
        return one("select * from " + function + "(?::jsonb)", json);
    }

    int update(String sql, Object... arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    /** Rolls back what was not committed. */
    @Override
    public void close() {
        try (Connection closing = connection) {
            closing.rollback();
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
