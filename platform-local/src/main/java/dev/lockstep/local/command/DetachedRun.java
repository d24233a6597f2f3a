package dev.lockstep.local.command;

import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.platform.Console;
import dev.lockstep.local.platform.Logs;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this same command again as a process of its own, and shows what it says until it is ready. */
final class DetachedRun {

    private static final long PAUSE_MILLIS = 100;

    private final DataDirectory directory;
    private final Console console;

    DetachedRun(DataDirectory directory, Console console) {
        this.directory = directory;
        this.console = console;
    }

    /** The exit code: 0 once the platform is ready, else what the process in the background ended with. */
    int start() throws InterruptedException {
        UpCommand.requireNotRunning(directory);
        var log = directory.logs().resolve(Logs.CONSOLE);
        try {
            Files.deleteIfExists(log);
            Files.createFile(log);
            var process = new ProcessBuilder(command())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try (var lines = Files.newBufferedReader(log)) {
                return follow(process, lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int follow(Process process, BufferedReader lines) throws IOException, InterruptedException {
        var runFile = new RunFile(directory);
        while (true) {
            var ended = !process.isAlive();
            var ready = runFile.running().filter(s -> s.phase().equals("READY")).isPresent();
            if (ready) {
                // what is printed after the last step is short: give it the time to arrive
                Thread.sleep(PAUSE_MILLIS);
            }
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                console.say(line);
            }
            if (ready) {
                console.say("It goes on in the background; ./lockstep down ends it.");
                return 0;
            }
            if (ended) {
                return process.exitValue();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** In a session of its own where that is possible, so that closing the terminal does not end it. */
    private List<String> command() {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        var own = ProcessHandle.current().info();
        command.add(own.command().orElseThrow());
        for (var argument : own.arguments().orElseThrow()) {
            if (argument.equals("--ephemeral")) {
                command.addAll(List.of("--data", directory.root().toString(), "--remove-at-end"));
            } else if (!argument.equals("--detach")) {
                command.add(argument);
            }
        }
        return command;
    }
}
