package dev.lockstep.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class LedgerTest {
    private Scene scene;

    @BeforeEach
    void a_funded_profile() {
        scene = Scene.fresh();
    }

    @Test
    void a_posting_remembers_the_accounts_version_and_balance_after_it() {
        post("a", "-10");
        post("b", "-5");

        Row line = scene.read("""
                select p.version, p.balance_after, e.number from ledger_postings p
                  join ledger_accounts a using (tenant_id, account_id) join ledger_entries e using (tenant_id, entry_id)
                 where a.kind = 'AVAILABLE' and e.entry_key = 'b'
                """);
        assertThat(line.number("version")).isEqualTo(3);
        assertThat(line.amount("balance_after")).isEqualByComparingTo("985");
        assertThat(line.number("number")).isEqualTo(3);
    }

    @Test
    void a_key_never_posts_twice_and_never_means_two_things() {
        assertThat(post("a", "-10")).isEqualTo("POSTED");
        String before = scene.trace();

        assertThat(post("a", "-10.00")).isEqualTo("DUPLICATE");
        assertThat(post("a", "-11")).isEqualTo("MISMATCH");
        assertThat(scene.trace()).isEqualTo(before);
    }

    @Test
    void an_entry_out_of_balance_is_refused() {
        String entry = Requests.entry(
                scene,
                scene.profile,
                "a",
                "EXTERNAL",
                Requests.posting(scene, "AVAILABLE", "", "USDT", "10"),
                Requests.posting(scene, "EXTERNAL", "", "USDT", "-9"));

        assertThatThrownBy(() -> call(entry)).hasMessageContaining("out of balance");
    }

    @Test
    void only_the_sum_of_an_accounts_lines_may_be_too_much() {
        String entry = Requests.entry(
                scene,
                scene.profile,
                "a",
                "CORRECTION",
                Requests.posting(scene, "AVAILABLE", "", "USDT", "-1500"),
                Requests.posting(scene, "AVAILABLE", "", "USDT", "700"),
                Requests.posting(scene, "EXTERNAL", "", "USDT", "800"));

        assertThat(call(entry)).isEqualTo("POSTED");
        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo("200");
    }

    @Test
    void what_is_held_or_free_never_goes_below_zero() {
        assertThatThrownBy(() -> post("a", "-1000.000000000000000001"))
                .hasMessageContaining("ledger_accounts_available_check");
        assertThat(post("b", "-1000")).isEqualTo("POSTED");
    }

    @Test
    void a_hot_ledger_loses_nothing_and_leaves_no_hole() {
        int threads = 16;
        int each = 20;

        Together.run(threads, i -> () -> {
            try (Session session = scene.engine()) {
                for (int n = 0; n < each; n++) {
                    session.query("select set_config('app.tenant_id', ?, true)", scene.tenant.toString());
                    session.query("select ledger_post(?::jsonb)", entry("k-" + i + "-" + n, "-1"));
                    session.commit();
                }
            }
            return true;
        });

        assertThat(scene.balance("AVAILABLE", "USDT")).isEqualTo(String.valueOf(1000 - threads * each));
        assertThat(scene.read("select max(number) as top, count(*) from ledger_entries")
                        .columns()
                        .values())
                .as("numbers without holes")
                .containsOnly(String.valueOf(1 + threads * each));
        assertThat(scene.read("""
                                        select count(*) from ledger_accounts a
                                          join (select account_id, sum(delta) as total, count(*) as lines, max(version) as top,
                                                       (array_agg(balance_after order by version desc))[1] as last
                                                  from ledger_postings group by account_id) p using (account_id)
                                         where a.amount <> p.total or a.version <> p.lines or a.version <> p.top
                                            or a.amount <> p.last
                                        """).number("count"))
                .as("accounts that differ from their postings")
                .isZero();
    }

    @Test
    void every_entry_sums_to_zero_per_asset() {
        Entry entry = new Entry(scene).begun();
        entry.fill("1", "1").apply();

        assertThat(scene.read("""
                                        select count(*) from (
                                            select entry_id, asset from ledger_postings
                                              join ledger_accounts using (tenant_id, account_id)
                                             group by entry_id, asset having sum(delta) <> 0) as unbalanced
                                        """).number("count")).isZero();
    }

    @Test
    void what_happened_is_changed_by_nobody() {
        Entry entry = new Entry(scene).begun();
        entry.fill("1", "1").apply();
        for (String table : List.of("ledger_entries", "ledger_postings", "trade_history", "fills", "decisions")) {
            for (String sql : List.of(
                    "update " + table + " set tenant_id = tenant_id",
                    "delete from " + table,
                    "truncate " + table + " cascade")) {
                try (Session session = Session.superuser(scene.database)) {
                    assertThatThrownBy(() -> session.update(sql)).as(sql).hasMessageContaining("append-only");
                }
                try (Session session = scene.engine()) {
                    assertThatThrownBy(() -> session.update(sql)).as(sql).hasMessageContaining("permission denied");
                }
            }
        }
    }

    @Test
    void the_api_cannot_write_the_books_orders_or_fills() {
        for (String table :
                List.of("ledger_accounts", "ledger_entries", "ledger_postings", "orders", "fills", "profiles")) {
            try (Session session = Session.of(scene.database, DatabaseRole.APP, scene.tenant)) {
                assertThatThrownBy(
                                () -> session.update("insert into " + table + " (tenant_id) values (?)", scene.tenant))
                        .hasMessageContaining("permission denied");
            }
        }
        try (Session session = Session.of(scene.database, DatabaseRole.APP, scene.tenant)) {
            assertThatThrownBy(() -> session.query("select ledger_post('{}')"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nobody_reads_a_sealed_secret_but_the_engine() {
        for (DatabaseRole role : List.of(DatabaseRole.APP, DatabaseRole.READONLY, DatabaseRole.RELAY)) {
            try (Session session = Session.of(scene.database, role, scene.tenant)) {
                assertThatThrownBy(() -> session.query("select sealed from exchange_credentials"))
                        .hasMessageContaining("permission denied");
            }
        }
        try (Session session = scene.engine()) {
            assertThat(session.query("select sealed from exchange_credentials")).isEmpty();
        }
    }

    @Test
    void a_profile_is_created_with_its_capital_or_not_at_all() {
        UUID second = UUID.randomUUID();
        String before = scene.trace();

        assertThat(scene.createProfile(second, "first").outcome()).isEqualTo("NAME_TAKEN");
        assertThat(scene.createProfile(scene.profile, "other").outcome()).isEqualTo("ALREADY_CREATED");
        assertThat(scene.trace()).isEqualTo(before);

        assertThat(scene.createProfile(second, "second").outcome()).isEqualTo("CREATED");
        assertThat(scene.read("select amount from ledger_accounts where profile_id = ? and kind = 'AVAILABLE'", second)
                        .amount("amount"))
                .isEqualByComparingTo("1000");
    }

    @Test
    void a_profile_is_created_for_ones_own_tenant_and_account_only() {
        Scene other = scene.another();
        String foreign = Requests.createProfile(other, UUID.randomUUID(), "x", "10");
        String foreignAccount = Requests.createProfile(scene, UUID.randomUUID(), "x", "10")
                .replace(scene.account.toString(), other.account.toString());

        try (Session session = Session.of(scene.database, DatabaseRole.APP, scene.tenant)) {
            assertThat(session.call("fn_create_profile", foreignAccount).outcome())
                    .isEqualTo("ACCOUNT_UNKNOWN");
            assertThatThrownBy(() -> session.call("fn_create_profile", foreign))
                    .hasMessageContaining("not of the tenant");
        }
    }

    private String entry(String key, String available) {
        String contra = available.startsWith("-") ? available.substring(1) : "-" + available;
        return Requests.entry(
                scene,
                scene.profile,
                key,
                "EXTERNAL",
                Requests.posting(scene, "AVAILABLE", "", "USDT", available),
                Requests.posting(scene, "EXTERNAL", "", "USDT", contra));
    }

    private String post(String key, String available) {
        return call(entry(key, available));
    }

    private String call(String entry) {
        try (Session session = scene.engine()) {
            String outcome = session.one("select ledger_post(?::jsonb) as outcome", entry)
                    .outcome();
            session.commit();
            return outcome;
        }
    }
}
