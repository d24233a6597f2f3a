package dev.lockstep.local.walk;

import static dev.lockstep.local.walk.WalkTrader.ACCOUNT;
import static dev.lockstep.local.walk.WalkTrader.TENANT;
import static dev.lockstep.local.walk.WalkTrader.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.ledger.AssetAudit;
import dev.lockstep.engine.money.Money;
import dev.lockstep.local.LauncherError;
import dev.lockstep.local.audit.TenantAudit;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auditor on books a real engine wrote, and on the same books after somebody spoiled them past every function. */
@Tag("server")
class AuditTest {
    @Test
    void books_are_explained_by_the_venue_until_somebody_spoils_them(@TempDir Path directory)
            throws IOException, SQLException {
        try (var installation = new Installation(directory, 7)) {
            trade(installation);
            try (var http = HttpClient.newHttpClient();
                    var database = installation.database().connectAsSuperuser()) {
                database.setAutoCommit(false);
                var audit = audit(installation, database, http);

                var clean = audit.look();
                assertThat(clean.differences()).isEmpty();
                assertThat(clean.part().trades()).isPositive();
                assertThat(clean.part().assets()).hasSize(2).allMatch(AssetAudit::isExplained);

                aPostingWithoutATradeIsFound(database, audit);
                aTradeThatWasNotBookedIsFound(database, audit);
                aFillThatWasLostIsFound(database, audit);
                assertThat(audit.look()).isEqualTo(clean);

                whatCannotBeReadIsNoFinding(installation, database, http);
            }
        }
    }

    /** An entry that sums to zero and moves the stored balances with it: nothing inside the database looks wrong. */
    private static void aPostingWithoutATradeIsFound(Connection database, TenantAudit audit) throws SQLException {
        execute(database, """
                insert into ledger_entries (tenant_id, entry_id, number, profile_id, entry_key, kind, correlation_id,
                                            occurred_at, content_hash)
                select tenant_id, '00000000-0000-4000-8000-00000000bad1', 1000000, profile_id, 'planted', 'CORRECTION',
                       'planted', now(), '\\x00' from profiles
                """);
        for (var line : Map.of("AVAILABLE", 1, "REALIZED_PNL", -1).entrySet()) {
            execute(database, """
                    with moved as (
                        update ledger_accounts set amount = amount + %2$d, version = version + 1
                         where kind = '%1$s' and asset = 'USDT' returning tenant_id, account_id, amount, version)
                    insert into ledger_postings (tenant_id, entry_id, line, account_id, delta, version, balance_after)
                    select tenant_id, '00000000-0000-4000-8000-00000000bad1', %2$d + 1, account_id, %2$d, version, amount
                      from moved
                    """.formatted(line.getKey(), line.getValue()));
        }

        var look = audit.look();

        assertThat(unexplained(look)).containsExactly(Money.of("-1", "USDT"));
        assertThat(look.differences()).extracting(Object::toString).allMatch(text -> text.contains("USDT held"));
        database.rollback();
    }

    private static void aTradeThatWasNotBookedIsFound(Connection database, TenantAudit audit) throws SQLException {
        execute(database, "set local session_replication_role = replica");
        execute(database, """
                delete from ledger_postings where entry_id =
                    (select entry_id from ledger_entries where kind = 'SELL' order by number limit 1)
                """);

        var look = audit.look();

        assertThat(unexplained(look)).hasSize(2).allMatch(money -> !money.isZero());
        assertThat(look.differences()).anyMatch(d -> d.toString().contains("its postings"));
        database.rollback();
    }

    private static void aFillThatWasLostIsFound(Connection database, TenantAudit audit) throws SQLException {
        execute(database, "set local session_replication_role = replica");
        execute(database, """
                delete from fills where venue_trade_id =
                    (select venue_trade_id from fills order by executed_at limit 1)
                """);

        var look = audit.look();

        assertThat(unexplained(look)).isEmpty();
        assertThat(look.differences())
                .singleElement()
                .asString()
                .contains("walk trade BTCUSDT ")
                .contains("platform null");
        database.rollback();
    }

    private static void whatCannotBeReadIsNoFinding(Installation installation, Connection database, HttpClient http)
            throws SQLException {
        var elsewhere = new TenantAudit(
                "walk", TENANT, database, http, "http://127.0.0.1:1", installation.venueKey(), Money.of("0", "USDT"));
        assertThatThrownBy(elsewhere::look).isInstanceOfSatisfying(LauncherError.class, e -> {
            assertThat(e.code()).isEqualTo("AUDIT_VENUE");
            assertThat(e.exitCode()).isEqualTo(LauncherError.UNABLE);
        });

        var audit = audit(installation, database, http);
        database.close();
        assertThatThrownBy(audit::look).isInstanceOfSatisfying(LauncherError.class, e -> {
            assertThat(e.code()).isEqualTo("AUDIT_DATABASE");
            assertThat(e.exitCode()).isEqualTo(LauncherError.UNABLE);
        });
    }

    /** Until a position was bought and sold; with the profile paused and nothing held, nothing moves any more. */
    private static void trade(Installation installation) {
        installation.settle(TENANT, ACCOUNT, WalkTrader.profile());
        installation.engine(Map.of(
                "lockstep.pace.mode", "lockstep", "lockstep.engine.lease-ttl", "20s", "lockstep.engine.shards", 2));
        await(
                "a sale",
                () -> !installation
                        .column("select 1 from trade_history where kind = 'EXIT'")
                        .isEmpty());
        installation.column("update profiles set desired_state = 'PAUSED' returning 1");
        await("rest", () -> installation.column("""
                        select 1 from positions where status = 'OPEN'
                        union all select 1 from order_intents where state in ('PENDING', 'UNKNOWN', 'ACCEPTED')
                        """).isEmpty());
    }

    private static TenantAudit audit(Installation installation, Connection database, HttpClient http) {
        return new TenantAudit(
                "walk",
                TENANT,
                database,
                http,
                installation.venueAddress(),
                installation.venueKey(),
                Money.of("100000", "USDT"));
    }

    private static List<Money> unexplained(TenantAudit.Look look) {
        return look.part().assets().stream()
                .filter(line -> !line.isExplained())
                .map(AssetAudit::unexplained)
                .toList();
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
