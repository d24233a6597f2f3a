package dev.lockstep.local.audit;

import dev.lockstep.engine.ledger.AssetAudit;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.local.LauncherError;
import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.demo.VenueKey;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.platform.Database;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The flow of {@code audit}. Platform and venue are read one after the other while both go on, so a difference counts
 * only when it is there again in every one of several looks.
 */
public final class Audit {

    private static final int LOOKS = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final RunState state;
    private final Secrets secrets;
    private final List<DemoTenant> tenants;

    public Audit(RunState state, Secrets secrets, List<DemoTenant> tenants) {
        this.state = state;
        this.secrets = secrets;
        this.tenants = List.copyOf(tenants);
    }

    /**
     * Looks at each tenant until nothing differs, or five times.
     *
     * @throws LauncherError with exit code 2 where one side could not be read
     */
    public AuditReport run() throws InterruptedException {
        try (var http = HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
                var database = Database.asSuperuser(state.port(Port.POSTGRES), secrets)) {
            var report = new ArrayList<AuditReport.Tenant>();
            var differences = new ArrayList<String>();
            for (var tenant : tenants) {
                lasting(audit(tenant, http, database), report, differences);
            }
            return new AuditReport(report, differences);
        } catch (SQLException e) {
            throw LauncherError.unable(
                    "AUDIT_DATABASE", "cannot read the books: " + e.getMessage(), "Is it up? ./lockstep health", e);
        }
    }

    private static void lasting(TenantAudit audit, List<AuditReport.Tenant> report, List<String> differences)
            throws InterruptedException {
        var look = audit.look();
        var lasting = bySubject(look);
        Map<Asset, AssetAudit> assets = new LinkedHashMap<>();
        keep(assets, look);
        for (var again = 1; again < LOOKS && !(lasting.isEmpty() && explained(assets)); again++) {
            Thread.sleep(BETWEEN);
            look = audit.look();
            var now = bySubject(look);
            lasting.keySet().retainAll(now.keySet());
            lasting.replaceAll((subject, _) -> now.getOrDefault(subject, subject));
            keep(assets, look);
        }
        var last = look.part();
        report.add(new AuditReport.Tenant(last.slug(), last.orders(), last.trades(), List.copyOf(assets.values())));
        differences.addAll(lasting.values());
    }

    /** An asset that was explained once is: what two reads show between them is not lost. */
    private static void keep(Map<Asset, AssetAudit> assets, TenantAudit.Look look) {
        look.part()
                .assets()
                .forEach(a -> assets.merge(a.asset(), a, (known, now) -> known.isExplained() ? known : now));
    }

    private static boolean explained(Map<Asset, AssetAudit> assets) {
        return assets.values().stream().allMatch(AssetAudit::isExplained);
    }

    private static Map<String, String> bySubject(TenantAudit.Look look) {
        return look.differences().stream()
                .collect(Collectors.toMap(Difference::subject, Difference::text, (a, _) -> a, LinkedHashMap::new));
    }

    private TenantAudit audit(DemoTenant tenant, HttpClient http, Connection database) {
        return new TenantAudit(
                tenant.slug(),
                new TenantId(tenant.id()),
                database,
                http,
                "http://127.0.0.1:" + state.port(Port.VENUE),
                VenueKey.of(tenant, secrets),
                new Money(DemoTenant.FIRST_DEPOSIT, Asset.of("USDT")));
    }
}
