package dev.lockstep.local.command;

import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.platform.Console;
import dev.lockstep.local.process.ProcessIdentity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./lockstep status}: which processes run, and where; exit code 0 when it runs, 1 when not. */
@Command(name = "status", description = "Says what runs, and where.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() {
        var directory = new DataDirectory(data.path());
        var state = directory.exists() ? new RunFile(directory).running() : Optional.<RunState>empty();
        var console = new Console(System.out);
        if (json) {
            console.say(JsonMapper.shared().writeValueAsString(view(directory, state)));
        } else {
            state.ifPresentOrElse(
                    s -> print(console, directory, s),
                    () -> console.say("Lockstep does not run on " + directory.root()));
        }
        return state.isPresent() ? 0 : 1;
    }

    private static Map<String, Object> view(DataDirectory directory, Optional<RunState> state) {
        var view = new LinkedHashMap<String, Object>();
        view.put("data", directory.root().toString());
        view.put("phase", state.map(RunState::phase).orElse("DOWN"));
        state.ifPresent(s -> {
            view.put("market", s.market());
            view.put("pids", pids(s));
            view.put(
                    "restarts",
                    s.processes().stream().collect(Collectors.toMap(RunState.Child::name, RunState.Child::restarts)));
            view.put("ports", s.ports());
        });
        return view;
    }

    private static Map<String, Long> pids(RunState state) {
        var pids = new LinkedHashMap<String, Long>();
        pids.put("launcher", state.launcher().pid());
        pids.put("postgres", state.postgres());
        state.processes().forEach(c -> pids.put(c.name(), c.process().pid()));
        return pids;
    }

    private static void print(Console console, DataDirectory directory, RunState state) {
        console.say("Lockstep is " + state.phase().toLowerCase(java.util.Locale.ROOT) + " on " + directory.root()
                + ", market " + state.market());
        console.say("  launcher   process " + state.launcher().pid());
        console.say("  postgres   process " + state.postgres());
        for (var child : state.processes()) {
            console.say("  %-10s process %d%s%s"
                    .formatted(
                            child.name(),
                            child.process().pid(),
                            alive(child.process()) ? "" : " (ended)",
                            child.restarts() == 0 ? "" : ", restarted " + child.restarts() + " times"));
        }
        console.say(Arrays.stream(Port.values())
                .map(p -> p.key() + " " + state.port(p))
                .collect(Collectors.joining(", ", "  ports: ", "")));
        Welcome.people(console, directory);
    }

    private static boolean alive(ProcessIdentity process) {
        return process.alive().isPresent();
    }
}
