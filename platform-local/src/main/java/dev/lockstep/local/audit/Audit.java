package dev.lockstep.local.audit;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.demo.VenueKey;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.platform.Database;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The flow of {@code verify}. Platform and venue are read one after the other while both go on, so a difference counts
 * only when it is there again in every one of several looks.
 */
public final class Audit {

    private static final int LOOKS = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final RunState state;
    private final Secrets secrets;

    public Audit(RunState state, Secrets secrets) {
        this.state = state;
        this.secrets = secrets;
    }

    public AuditReport run() throws InterruptedException {
        try (var http = HttpClient.newHttpClient();
                var database = Database.asSuperuser(state.port(Port.POSTGRES), secrets)) {
            var report = look(http, database);
            List<String> lasting = new ArrayList<>(report.differences());
            for (var look = 1; look < LOOKS && !lasting.isEmpty(); look++) {
                Thread.sleep(BETWEEN);
                report = look(http, database);
                lasting.retainAll(report.differences());
            }
            return new AuditReport(report.summary(), lasting);
        } catch (IOException | SQLException e) {
            throw new LauncherError(
                    "VERIFY", "cannot read the books: " + e.getMessage(), "Is everything up? ./lockstep health", e);
        }
    }

    private AuditReport look(HttpClient http, Connection database)
            throws IOException, SQLException, InterruptedException {
        var summary = new ArrayList<String>();
        var differences = new ArrayList<String>();
        for (var tenant : DemoTenant.values()) {
            var recorded = new PlatformBooks(database, tenant.id());
            var platform = recorded.read(DemoTenant.FIRST_DEPOSIT);
            var venue = new VenueBooks(http, "http://127.0.0.1:" + state.port(Port.VENUE), VenueKey.of(tenant, secrets))
                    .read("BTCUSDT");
            summary.add("  %-8s %d orders at the venue, %d trades, holds %s"
                    .formatted(
                            tenant.slug(), venue.orders().size(), venue.trades().size(), venue.holdings()));
            BookComparison.of(platform, venue).forEach(d -> differences.add(tenant.slug() + " " + d));
            recorded.contradictions().forEach(d -> differences.add(tenant.slug() + " " + d));
        }
        return new AuditReport(summary, differences);
    }
}
