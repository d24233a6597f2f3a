package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The catalog keeps what db/README.md promises; and every way to break it is noticed. */
@Tag("server")
class RowSecurityTest {
    private static TestDatabase database;

    @BeforeAll
    static void a_migrated_database() {
        database = PostgresFixture.freshDatabase();
    }

    @Test
    void nothing_in_the_catalog_breaks_the_promise() {
        try (Session session = Session.superuser(database)) {
            assertThat(findings(session)).isEmpty();
        }
    }

    @Test
    void processes_can_ask_for_themselves() {
        for (DatabaseRole role : List.of(DatabaseRole.APP, DatabaseRole.ENGINE, DatabaseRole.RELAY)) {
            try (Session session = Session.withoutTenant(database, role)) {
                assertThat(findings(session)).isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/mutations.csv", delimiter = '|', quoteCharacter = '~')
    void what_breaks_it_is_found(String finding, String sql) {
        try (Session session = Session.superuser(database)) {
            session.query(sql);

            assertThat(findings(session)).anyMatch(found -> found.startsWith(finding + ":"));
        }
    }

    @Test
    void the_readme_says_exactly_who_may_do_what() {
        try (Session session = Session.superuser(database)) {
            assertThat(CatalogGrants.of(session)).isEqualTo(ReadmeTables.grants());
        }
    }

    @Test
    void a_grant_more_or_a_table_more_differs_from_the_readme() {
        for (String sql : List.of(
                "grant delete on orders to lockstep_engine",
                "revoke update (state) on order_intents from lockstep_engine",
                "grant update (fee) on fills to lockstep_readonly",
                "create table unlisted (tenant_id uuid)")) {
            try (Session session = Session.superuser(database)) {
                session.query(sql);

                assertThat(CatalogGrants.of(session)).as(sql).isNotEqualTo(ReadmeTables.grants());
            }
        }
    }

    @Test
    void the_readme_names_every_policy_that_is_not_per_tenant() {
        try (Session session = Session.superuser(database)) {
            List<String> policies = session
                    .query("select policyname from pg_policies where policyname <> tablename || '_tenant' order by 1")
                    .stream()
                    .map(row -> row.get("policyname"))
                    .toList();

            assertThat(policies).isEqualTo(ReadmeTables.policies());
        }
    }

    private static List<String> findings(Session session) {
        return session.query("select * from security_findings()").stream()
                .map(row -> row.get("finding") + ": " + row.get("object"))
                .toList();
    }
}
