package dev.lockstep.engine.tenancy.adapter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.testing.Seed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

@Tag("server")
class RowSecurityCheckTest {
    private final TestDatabase database = PostgresFixture.freshDatabase();

    @Test
    void the_migrated_schema_and_the_engines_role_pass() {
        assertThatCode(() -> check(DatabaseRole.ENGINE.roleName(), TestDatabase.passwordOf(DatabaseRole.ENGINE)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_superuser_is_refused() {
        assertThatThrownBy(() -> check(database.superuser(), database.superuserPassword()))
                .isInstanceOfSatisfying(
                        ConfigError.class,
                        error -> org.assertj.core.api.Assertions.assertThat(error.code())
                                .isEqualTo("database_role_unsafe"));
    }

    @Test
    void a_role_that_passes_by_row_security_is_refused() {
        assertThatThrownBy(() -> check(DatabaseRole.BACKUP.roleName(), TestDatabase.passwordOf(DatabaseRole.BACKUP)))
                .hasMessageContaining("BYPASSRLS");
    }

    @Test
    void a_table_that_is_not_forced_is_named() {
        Seed.sql(database, "alter table orders no force row level security");

        assertThatThrownBy(() -> check(DatabaseRole.APP.roleName(), TestDatabase.passwordOf(DatabaseRole.APP)))
                .hasMessageContaining("orders");
    }

    @Test
    void the_relays_role_passes_too() {
        assertThatCode(() -> check(DatabaseRole.RELAY.roleName(), TestDatabase.passwordOf(DatabaseRole.RELAY)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_policy_that_says_something_else_is_named() {
        Seed.sql(database, "alter policy positions_tenant on positions using (true)");

        assertThatThrownBy(() -> check(DatabaseRole.ENGINE.roleName(), TestDatabase.passwordOf(DatabaseRole.ENGINE)))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("positions");
    }

    private void check(String username, String password) {
        var settings = new DatabaseSettings(
                database.host(), database.port(), database.name(), username, password, 2, null, null);
        var pool = Databases.pool(settings);
        try {
            new RowSecurityCheck(DatabaseClient.create(pool)).run().block();
        } finally {
            pool.dispose();
        }
    }
}
