package dev.lockstep.db.testing;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One real PostgreSQL per JVM. The migrations run once, into a template; every {@link #freshDatabase()} is a copy of
 * it, made in a few hundredths of a second. {@code LOCKSTEP_TEST_POSTGRES=container} (environment or system property)
 * takes the server from a container image instead of the embedded binaries.
 */
public final class PostgresFixture {
    private static final String TEMPLATE = "lockstep_template";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable PostgresServer server;

    private PostgresFixture() {}

    /** A migrated, empty database of its own. */
    public static TestDatabase freshDatabase() {
        PostgresServer running = serverWithTemplate();
        String name = "lockstep_test_" + COUNT.incrementAndGet();
        execute(running, "create database " + name + " template " + TEMPLATE);
        return new TestDatabase(running, name);
    }

    /** An empty database without any migration. */
    public static TestDatabase emptyDatabase() {
        PostgresServer running = serverWithTemplate();
        String name = "lockstep_empty_" + COUNT.incrementAndGet();
        execute(running, "create database " + name + " template template0");
        return new TestDatabase(running, name);
    }

    private static synchronized PostgresServer serverWithTemplate() {
        if (server == null) {
            PostgresServer started = inContainer() ? PostgresContainer.start() : PostgresServer.embedded();
            execute(started, "create database " + TEMPLATE);
            Migrations migrations =
                    new Migrations(started.jdbcUrl(TEMPLATE), started.superuser(), started.superuserPassword());
            migrations.run();
            migrations.setPasswords(passwords());
            server = started;
        }
        return server;
    }

    private static Map<DatabaseRole, String> passwords() {
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, TestDatabase.passwordOf(role));
        }
        return passwords;
    }

    private static boolean inContainer() {
        String chosen = System.getProperty(
                "LOCKSTEP_TEST_POSTGRES", System.getenv().getOrDefault("LOCKSTEP_TEST_POSTGRES", "embedded"));
        return "container".equals(chosen);
    }

    private static void execute(PostgresServer server, String sql) {
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }
}
