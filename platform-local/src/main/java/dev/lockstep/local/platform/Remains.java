package dev.lockstep.local.platform;

import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.Port;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.home.RunState;
import dev.lockstep.local.home.Secrets;
import dev.lockstep.local.postgres.PostgresServer;
import dev.lockstep.local.postgres.PostgresSettings;
import dev.lockstep.local.process.ChildState;
import java.time.Duration;
import java.util.List;

/** What a killed launcher leaves behind: children that have not noticed yet, and PostgreSQL. */
public final class Remains {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Remains() {}

    /** Ends whatever the last run on this directory left. The caller holds the directory. */
    public static void clear(DataDirectory data, RunFile runFile, Console console) {
        var last = runFile.read();
        last.ifPresent(s -> s.processes().stream()
                .filter(c -> c.process().alive().isPresent())
                .forEach(c -> {
                    console.say("  ending the " + c.name() + " of a killed run (process "
                            + c.process().pid() + ")");
                    c.process().end(PATIENCE);
                }));
        last.ifPresent(s -> PostgresServer.endOrphan(postgres(data, s)));
        runFile.delete();
    }

    /** The processes of the supervisor as they are written down. */
    static List<RunState.Child> children(List<ChildState> states) {
        return states.stream()
                .flatMap(s -> s.process().stream().map(p -> new RunState.Child(s.name(), p, s.restarts())))
                .toList();
    }

    private static PostgresSettings postgres(DataDirectory data, RunState state) {
        return new PostgresSettings(
                data.postgres(),
                PostgresSettings.sharedBinaries(),
                data.logs().resolve("postgres.log"),
                state.port(Port.POSTGRES),
                Database.superuserPassword(Secrets.open(data.secrets())),
                Duration.ofSeconds(60));
    }
}
