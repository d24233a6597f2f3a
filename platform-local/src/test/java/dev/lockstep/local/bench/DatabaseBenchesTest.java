package dev.lockstep.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.db.DatabaseRole;
import dev.lockstep.db.testing.PostgresFixture;
import dev.lockstep.db.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That the benchmarks measure what they say, in the small. */
@Tag("server")
class DatabaseBenchesTest {

    @Test
    void every_way_to_post_is_measured_at_both_round_trips_and_the_books_add_up_after_it() throws Exception {
        var database = PostgresFixture.freshDatabase();
        var printed = new StringWriter();

        try (var superuser = database.connectAsSuperuser()) {
            LedgerBenchCommand.measure(
                    target(database), superuser, 3, 12, Duration.ofMillis(150), new PrintWriter(printed));

            assertThat(printed.toString().lines().filter(line -> line.contains("floor (an empty transaction)")))
                    .hasSize(4);
            for (var way : new String[] {"interactive", "one_call", "batched"}) {
                assertThat(printed.toString().lines().filter(line -> line.startsWith("  " + way)))
                        .hasSize(4)
                        .noneMatch(line -> line.contains("NaN") || line.contains(" 0 entries/s"));
            }
            try (var statement = superuser.createStatement();
                    var wrong = statement.executeQuery("""
                            select count(*) from ledger_accounts a
                             where a.amount - 1000000000 <> (select coalesce(sum(p.delta), 0) from ledger_postings p
                                                              where p.account_id = a.account_id)
                            """)) {
                wrong.next();
                assertThat(wrong.getLong(1)).isZero();
            }
        }
    }

    @Test
    void an_effect_that_happens_once_is_measured_beside_the_bare_write() throws Exception {
        var database = PostgresFixture.freshDatabase();
        var printed = new StringWriter();

        try (var superuser = database.connectAsSuperuser();
                var statement = superuser.createStatement()) {
            GuardsBenchCommand.measure(target(database), superuser, 30, new PrintWriter(printed));

            assertThat(printed.toString().lines())
                    .hasSize(4)
                    .anyMatch(line -> line.matches(" +once, inside the database .* ms more; goal 1 ms: (met|missed)"));
            try (var rows = statement.executeQuery("select (select count(*) from ledger_entries),"
                    + " (select count(*) from effect_records where state = 'DONE')")) {
                rows.next();
                assertThat(rows.getLong(1))
                        .as("bare and once, and nothing when asked again")
                        .isEqualTo(80);
                assertThat(rows.getLong(2)).isEqualTo(40);
            }
        }
    }

    @Test
    void the_proxy_adds_the_round_trip_it_was_asked_for() throws Exception {
        try (var echo = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var proxy = new DelayProxy(echo.getLocalPort(), Duration.ofMillis(40));
                var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            Thread.ofVirtual().start(() -> echo(echo));
            var started = System.nanoTime();
            client.getOutputStream().write(7);

            assertThat(client.getInputStream().read()).isEqualTo(7);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofMillis(40), Duration.ofSeconds(5));
        }
    }

    private static void echo(ServerSocket server) {
        try (var answering = server.accept()) {
            answering.getInputStream().transferTo(answering.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BenchTarget target(TestDatabase database) {
        return new BenchTarget(database.port(), database.name(), TestDatabase.passwordOf(DatabaseRole.ENGINE));
    }
}
