package dev.lockstep.local.platform;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.demo.DemoTenant;
import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kills processes of a running installation the hard way and waits until every demo profile decides again. */
public final class KillDrill {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 200;

    private final DataDirectory directory;
    private final Console console;
    private final List<String> upOptions;
    private final InstantSource clock = InstantSource.system();

    public KillDrill(DataDirectory directory, Console console, String upOptions) {
        this.directory = directory;
        this.console = console;
        this.upOptions =
                upOptions.isBlank() ? List.of() : List.of(upOptions.strip().split("\\s+"));
    }

    /** How long it took from the kill until every profile had decided again. */
    public Duration kill(String target) throws IOException, InterruptedException {
        var state = running().orElseThrow(() -> notTrading("does not run"));
        var before = pulse(state).decisions().orElseThrow(() -> notTrading("did not answer before the kill"));
        var start = clock.instant();
        for (var pid : pids(state, target)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        // what was decided between the look and the kill does not show that anything goes on
        before = pulse(state).decisions().orElse(before);
        if (target.equals("launcher") || target.equals("all")) {
            startAgain();
        }
        awaitNewDecisions(before, start.plus(PATIENCE));
        return Duration.between(start, clock.instant());
    }

    private static List<Long> pids(RunState state, String target) {
        var pids = new ArrayList<Long>();
        if (target.equals("launcher") || target.equals("all")) {
            pids.add(state.launcher().pid());
        }
        if (target.equals("postgres") || target.equals("all")) {
            pids.add(state.postgres());
        }
        state.processes().stream()
                .filter(child -> target.equals(child.name()) || target.equals("all"))
                .forEach(child -> pids.add(child.process().pid()));
        if (pids.isEmpty()) {
            throw LauncherError.usage(
                    "DRILL_TARGET", "there is no \"" + target + "\" to kill", "./lockstep drill --help");
        }
        return pids;
    }

    /** As a person would: the same program with {@code up --detach}. */
    private void startAgain() throws IOException, InterruptedException {
        var own = ProcessHandle.current().info();
        var command = new ArrayList<String>();
        command.add(own.command().orElseThrow());
        for (var argument : own.arguments().orElseThrow()) {
            if (argument.equals("drill")) {
                break;
            }
            command.add(argument);
        }
        command.addAll(List.of("up", "--detach", "--data", directory.root().toString()));
        command.addAll(upOptions);
        var log = directory.logs().resolve("drill-up.log").toFile();
        var up = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        if (up.waitFor() != 0) {
            throw new LauncherError(
                    "DRILL_UP", "up ended with " + up.exitValue() + " after a kill", "What it said is in " + log);
        }
    }

    private void awaitNewDecisions(Map<DemoTenant, String> before, Instant until) throws InterruptedException {
        while (true) {
            var state = running();
            Map<DemoTenant, String> now =
                    state.isEmpty() ? Map.of() : pulse(state.get()).decisions().orElse(Map.of());
            if (!now.isEmpty()
                    && before.entrySet().stream().noneMatch(e -> e.getValue().equals(now.get(e.getKey())))) {
                return;
            }
            if (clock.instant().isAfter(until)) {
                throw notTrading("made no new decision within " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Pulse pulse(RunState state) {
        return new Pulse(state, Secrets.open(directory.secrets()));
    }

    private Optional<RunState> running() {
        return new RunFile(directory).running();
    }

    private LauncherError notTrading(String what) {
        console.say("the platform " + what);
        return new LauncherError("DRILL_FAILED", "the platform " + what, "See ./lockstep health and the logs folder.");
    }
}
