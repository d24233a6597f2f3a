package dev.lockstep.local.command;

import dev.lockstep.local.audit.Audit;
import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.platform.Console;
import dev.lockstep.local.platform.KillDrill;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./lockstep drill}: kills parts of the running installation without warning, again and again, and audits what
 * is left. Exit code 0 only when every profile went on and nothing is unexplained.
 */
@Command(
        name = "drill",
        description = {
            "Kills (-9) engine, API, launcher or all of them while the demo profiles trade,",
            "waits until trading goes on, and audits the books at the end. Start with up --detach first."
        },
        mixinStandardHelpOptions = true)
public final class DrillCommand implements Callable<Integer> {

    private static final int SHORTEST_MILLIS = 1_000;
    private static final int LONGEST_MILLIS = 6_000;

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--times", paramLabel = "N", defaultValue = "10", description = "How often each (default: 10).")
    private int times;

    @Option(
            names = "--kill",
            paramLabel = "WHAT",
            split = ",",
            defaultValue = "engine,api,launcher,all",
            description =
                    "What is killed: engine, api, ui, postgres, launcher, all (default: engine,api,launcher,all).")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of the moments of the kills.")
    private long seed;

    @Option(
            names = "--up",
            paramLabel = "OPTIONS",
            defaultValue = "",
            description = "Options for the up that follows a killed launcher, as one word: \"--speed 600\".")
    private String up = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        var directory = data.existing();
        var _ = data.running(directory);
        var console = new Console(System.out);
        var moments = new Random(seed);
        var drill = new KillDrill(directory, console, up);
        for (var target : targets) {
            for (int round = 1; round <= times; round++) {
                Thread.sleep(moments.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
                var recovered = drill.kill(target);
                console.say("killed %-8s %2d of %d: trading again after %d ms"
                        .formatted(target, round, times, recovered.toMillis()));
            }
        }
        return audit(directory, console) ? 0 : 1;
    }

    private static boolean audit(DataDirectory directory, Console console) throws InterruptedException {
        var state = new RunFile(directory).running().orElseThrow();
        return AuditCommand.print(
                new Audit(state, Secrets.open(directory.secrets()), List.of(DemoTenant.values())).run(), console);
    }
}
