package dev.lockstep.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to the schema of this version. Needs a superuser, because it makes roles; everything it makes
 * belongs to {@code lockstep_owner}. Running it again changes nothing.
 */
public final class Migrations {
    private final String url;
    private final String user;
    private final String password;

    /**
     * @param url {@code jdbc:postgresql://host:port/database}
     * @param user a superuser
     * @param password its password; empty where the server trusts the connection
     */
    public Migrations(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Applies what is missing and returns how many steps that were. */
    public int run() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, user, password)
                .locations("classpath:db/migration", "classpath:db/function")
                .defaultSchema("public")
                .createSchemas(false)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .placeholderReplacement(false)
                .cleanDisabled(true)
                .connectRetries(10)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /** Sets the passwords of the roles named; the others keep theirs. */
    public void setPasswords(Map<DatabaseRole, String> passwords) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            for (Map.Entry<DatabaseRole, String> entry : passwords.entrySet()) {
                setPassword(connection, entry.getKey().roleName(), entry.getValue());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not set the roles' passwords: " + e.getMessage(), e);
        }
    }

    private static void setPassword(Connection connection, String role, String password) throws SQLException {
        // a role's password cannot be bound, so the server itself quotes it
        try (PreparedStatement quote =
                connection.prepareStatement("select format('alter role %I password %L', ?, ?)")) {
            quote.setString(1, role);
            quote.setString(2, password);
            try (ResultSet quoted = quote.executeQuery();
                    Statement alter = connection.createStatement()) {
                quoted.next();
                alter.execute(quoted.getString(1));
            }
        }
    }

    /**
     * The migration job: {@code LOCKSTEP_DB_URL}, {@code LOCKSTEP_DB_USER}, {@code LOCKSTEP_DB_PASSWORD} name database
     * and superuser; {@code LOCKSTEP_DB_PASSWORD_APP}, {@code …_ENGINE}, {@code …_RELAY}, {@code …_READONLY},
     * {@code …_BACKUP} set the passwords of the roles and may be left out.
     */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        Migrations migrations = new Migrations(
                required(environment, "LOCKSTEP_DB_URL"),
                required(environment, "LOCKSTEP_DB_USER"),
                environment.getOrDefault("LOCKSTEP_DB_PASSWORD", ""));
        int steps = migrations.run();
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            String secret = environment.get("LOCKSTEP_DB_PASSWORD_" + role.name());
            if (secret != null && !secret.isEmpty()) {
                passwords.put(role, secret);
            }
        }
        migrations.setPasswords(passwords);
        System.out.println("migrated: " + steps + " steps, " + passwords.size() + " passwords");
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set; see db/README.md");
        }
        return value;
    }
}
