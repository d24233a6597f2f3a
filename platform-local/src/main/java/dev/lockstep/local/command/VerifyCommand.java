package dev.lockstep.local.command;

import dev.lockstep.local.audit.Audit;
import dev.lockstep.local.audit.AuditReport;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.platform.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./lockstep verify}: do the platform's books agree with the venue's? Exit code 0 when they do. */
@Command(
        name = "verify",
        description = {
            "Compares the platform's orders, fills and ledger with the simulated venue's own books.",
            "A difference counts when it lasts longer than an order needs. Exit code: 0 none, 1 some."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        var directory = data.existing();
        var state = data.running(directory);
        var console = new Console(System.out);
        return print(new Audit(state, Secrets.open(directory.secrets())).run(), console) ? 0 : 1;
    }

    /** True when the books agree. */
    static boolean print(AuditReport report, Console console) {
        report.summary().forEach(console::say);
        report.differences().forEach(d -> console.say("  DIFFERENCE " + d));
        var agree = report.differences().isEmpty();
        console.say(agree ? "The books agree." : report.differences().size() + " differences.");
        return agree;
    }
}
