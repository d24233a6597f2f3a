package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class MigrationsTest {
    @Test
    void an_empty_database_is_brought_up_once_and_a_second_run_changes_nothing() {
        TestDatabase database = PostgresFixture.emptyDatabase();
        Migrations migrations = new Migrations(database.jdbcUrl(), database.superuser(), database.superuserPassword());

        int first = migrations.run();
        int second = migrations.run();

        assertThat(first).isPositive();
        assertThat(second).isZero();
    }

    @Test
    void a_password_may_contain_whatever_it_likes() throws SQLException {
        TestDatabase database = PostgresFixture.freshDatabase();
        Migrations migrations = new Migrations(database.jdbcUrl(), database.superuser(), database.superuserPassword());

        migrations.setPasswords(Map.of(DatabaseRole.BACKUP, "it's; drop role \"x\" -- \\"));
        migrations.setPasswords(Map.of(DatabaseRole.BACKUP, TestDatabase.passwordOf(DatabaseRole.BACKUP)));

        try (Connection connection = database.connectAsSuperuser();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery(
                                "select rolpassword is not null from pg_authid where rolname = 'lockstep_backup'")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isTrue();
        }
    }
}
