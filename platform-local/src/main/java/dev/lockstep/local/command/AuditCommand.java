package dev.lockstep.local.command;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.audit.Audit;
import dev.lockstep.local.audit.AuditReport;
import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.platform.Console;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lockstep audit}: is everything in the books explained by the venue? */
@Command(
        name = "audit",
        aliases = "verify",
        description = {
            "Recomputes each asset from the ledger's postings and from the venue's trades, and compares",
            "orders, trades and holdings with the simulated venue's own books.",
            "A difference counts when it lasts longer than an order needs.",
            "Exit code: 0 nothing unexplained, 1 something is, 2 it cannot be told."
        },
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    private static final String ROW = "  %-8s %28s %28s %28s";

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--tenant", paramLabel = "T", description = "Only this tenant, by its short name (default: all).")
    private @Nullable String tenant;

    @Override
    public Integer call() throws InterruptedException {
        var chosen = tenants();
        var report = new Audit(running(), secrets(), chosen).run();
        return print(report, new Console(System.out)) ? 0 : 1;
    }

    private List<DemoTenant> tenants() {
        var chosen = Arrays.stream(DemoTenant.values())
                .filter(t -> tenant == null || t.slug().equals(tenant))
                .toList();
        if (chosen.isEmpty()) {
            throw LauncherError.usage(
                    "UNKNOWN_TENANT",
                    "there is no tenant \"" + tenant + "\" whose venue account can be read here",
                    "One of: "
                            + Arrays.stream(DemoTenant.values())
                                    .map(DemoTenant::slug)
                                    .collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    /** What does not run cannot be looked at, which is not the same as a difference. */
    private RunState running() {
        try {
            return data.running(data.existing());
        } catch (LauncherError e) {
            throw e.asUnable();
        }
    }

    private Secrets secrets() {
        return Secrets.open(data.existing().secrets());
    }

    /** True when nothing is unexplained. */
    static boolean print(AuditReport report, Console console) {
        for (var part : report.tenants()) {
            console.say(
                    "%s: %d orders and %d trades at the venue".formatted(part.slug(), part.orders(), part.trades()));
            console.say(ROW.formatted("asset", "ledger", "venue", "unexplained"));
            part.assets()
                    .forEach(a -> console.say(ROW.formatted(
                            a.asset(),
                            a.ledger().amount().toPlainString(),
                            a.venue().amount().toPlainString(),
                            a.unexplained().amount().toPlainString())));
        }
        report.differences().forEach(d -> console.say("  DIFFERENCE " + d));
        console.say(report.isClean() ? "Nothing is unexplained." : "The books do not agree with the venue's.");
        return report.isClean();
    }
}
