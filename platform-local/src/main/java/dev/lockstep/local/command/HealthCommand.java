package dev.lockstep.local.command;

import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.platform.Console;
import dev.lockstep.local.platform.Health;
import dev.lockstep.local.platform.HealthCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./lockstep health}: exit code 0 when all is well, 1 when something is not, 2 when nothing can be traded. */
@Command(
        name = "health",
        description = {
            "Asks every part of the platform how it is.",
            "Exit code: 0 healthy, 1 degraded, 2 down (the engine, the API or PostgreSQL does not answer)."
        },
        mixinStandardHelpOptions = true)
public final class HealthCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() {
        var directory = new DataDirectory(data.path());
        var state = directory.exists() ? new RunFile(directory).running() : Optional.<RunState>empty();
        var health = state.map(s -> new HealthCheck(s, Secrets.open(directory.secrets())).ask())
                .orElseGet(() -> new Health(List.of()));
        var console = new Console(System.out);
        if (json) {
            console.say(
                    JsonMapper.shared().writeValueAsString(Map.of("status", health.status(), "parts", health.parts())));
        } else {
            print(console, directory, health);
        }
        return health.status().exitCode();
    }

    private static void print(Console console, DataDirectory directory, Health health) {
        if (health.parts().isEmpty()) {
            console.say("Lockstep does not run on " + directory.root());
            return;
        }
        for (var part : health.parts()) {
            console.say("  %-18s %-9s %5d ms  %s"
                    .formatted(part.name(), part.status(), part.millis(), part.detail())
                    .stripTrailing());
        }
        console.say(health.status().toString());
    }
}
