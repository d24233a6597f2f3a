package dev.lockstep.db.testing;

import dev.lockstep.db.DatabaseRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of one test class, and how each role reaches it. */
public final class TestDatabase {
    private final PostgresServer server;
    private final String name;

    TestDatabase(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    public String name() {
        return name;
    }

    public String superuser() {
        return server.superuser();
    }

    public String superuserPassword() {
        return server.superuserPassword();
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /** For {@code spring.r2dbc.url}. */
    public String r2dbcUrl() {
        return "r2dbc:postgresql://" + host() + ":" + port() + "/" + name;
    }

    /** The password every test database's roles have. */
    public static String passwordOf(DatabaseRole role) {
        return "test-" + role.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** A connection of {@code role}, in auto-commit. */
    public Connection connect(DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role.roleName(), passwordOf(role));
    }

    /** A connection that sees and may do everything: for seeding and for looking past row security. */
    public Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), superuser(), superuserPassword());
    }
}
