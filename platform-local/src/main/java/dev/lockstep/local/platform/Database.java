package dev.lockstep.local.platform;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.Migrations;
import dev.lockstep.local.LauncherError;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The platform's database on the embedded server: made, migrated, and its roles given their passwords. */
public final class Database {

    public static final String NAME = "lockstep";
    private static final String SUPERUSER = "postgres";

    private Database() {}

    static void prepare(PostgresServer server, Secrets secrets) {
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), SUPERUSER, server.superuserPassword());
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                try (var create = connection.createStatement()) {
                    create.execute("create database " + NAME);
                }
            }
        } catch (SQLException e) {
            throw refused("cannot create the database", e);
        }
        migrate(server, secrets);
    }

    /** The password of a role, kept with the other secrets of the data directory. */
    public static String password(Secrets secrets, DatabaseRole role) {
        return secrets.password("database." + role.roleName());
    }

    /** A connection that sees everything, for what no role of the platform may do. */
    public static Connection asSuperuser(int port, Secrets secrets) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, SUPERUSER, superuserPassword(secrets));
    }

    /** The password of the server's own superuser. */
    static String superuserPassword(Secrets secrets) {
        return secrets.password("database." + SUPERUSER);
    }

    private static void migrate(PostgresServer server, Secrets secrets) {
        var migrations = new Migrations(server.jdbcUrl(NAME), SUPERUSER, server.superuserPassword());
        try {
            var _ = migrations.run();
            migrations.setPasswords(Arrays.stream(DatabaseRole.values())
                    .collect(Collectors.toMap(Function.identity(), r -> password(secrets, r))));
        } catch (RuntimeException e) {
            throw refused("cannot bring the database to this version", e);
        }
    }

    private static LauncherError refused(String what, Exception cause) {
        return new LauncherError(
                "DATABASE_SCHEMA",
                what + ": " + cause.getMessage(),
                "Was the data directory written by a newer version? Start with an empty one: --data OTHER",
                cause);
    }
}
