package dev.lockstep.local.command;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.home.RunState;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which installation a command is for. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:LOCKSTEP_DATA:-.lockstep}",
            description = "The data directory (default: $$LOCKSTEP_DATA, else .lockstep in the current directory).")
    Path directory = Path.of(".lockstep");

    /** The directory, resolved where the caller stands and not where the script went. */
    Path path() {
        return Path.of(System.getProperty("lockstep.caller", ""))
                .toAbsolutePath()
                .resolve(directory);
    }

    DataDirectory existing() {
        var data = new DataDirectory(path());
        if (!data.exists()) {
            throw notRunning(data);
        }
        return data;
    }

    RunState running(DataDirectory data) {
        return new RunFile(data).running().orElseThrow(() -> notRunning(data));
    }

    static LauncherError notRunning(DataDirectory data) {
        return new LauncherError(
                "NOT_RUNNING",
                "Lockstep does not run on " + data.root(),
                "Start it with ./lockstep up, or name its directory with --data DIR.");
    }
}
