package dev.lockstep.local.command;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.platform.Console;
import dev.lockstep.local.platform.Remains;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./lockstep down}: asks the launcher to end and waits; clears what a killed one left. */
@Command(name = "down", description = "Ends the platform and waits until it has.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 100;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var console = new Console(System.out);
        var directory = new DataDirectory(data.path());
        if (!directory.exists()) {
            console.say("Lockstep does not run on " + directory.root());
            return 0;
        }
        var runFile = new RunFile(directory);
        var running = runFile.running();
        if (running.isPresent()) {
            console.say("Ending Lockstep (process " + running.get().launcher().pid() + ")");
            var launcher = running.get().launcher().alive();
            launcher.ifPresent(ProcessHandle::destroy);
            awaitEnd(
                    directory,
                    () -> runFile.isHeld()
                            || (launcher.isPresent() && launcher.get().isAlive()));
            console.say("Lockstep has ended");
            return 0;
        }
        if (runFile.read().isEmpty()) {
            console.say("Lockstep does not run on " + directory.root());
            return 0;
        }
        try (var _ = runFile.acquire()) {
            Remains.clear(directory, runFile, console);
        }
        console.say("Its launcher was gone already; nothing of it runs any more");
        return 0;
    }

    private static void awaitEnd(DataDirectory directory, BooleanSupplier runs) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (runs.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new LauncherError(
                        "STILL_RUNNING",
                        "Lockstep has not ended after " + PATIENCE.toSeconds() + " s",
                        "What it waits for is in " + directory.logs());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
