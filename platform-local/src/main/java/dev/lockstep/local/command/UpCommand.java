package dev.lockstep.local.command;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.home.DataDirectory;
import dev.lockstep.local.home.RunFile;
import dev.lockstep.local.platform.Console;
import dev.lockstep.local.platform.LocalPlatform;
import dev.lockstep.local.platform.MarketChoice;
import dev.lockstep.local.platform.PlatformSettings;
import dev.lockstep.local.process.ProjectHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./lockstep up}. */
@Command(name = "up", description = "Starts the whole platform on this machine.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private PortOptions ports = new PortOptions();

    @Option(names = "--ephemeral", description = "Use a new temporary data directory and delete it at the end.")
    private boolean ephemeral;

    @Option(names = "--remove-at-end", hidden = true)
    private boolean removeAtEnd;

    @Option(names = "--detach", description = "Return when everything is ready; it goes on in the background.")
    private boolean detach;

    @Option(
            names = "--market",
            paramLabel = "M",
            defaultValue = "generated",
            description = "generated, or replay:FILE with Binance klines as CSV, plain or gzip (default: generated).")
    private String market = "generated";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of the generated market (default: 42).")
    private long seed;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "60",
            description = "How many times faster than real time the market runs (default: 60).")
    private double speed;

    @Option(
            names = "--pace",
            paramLabel = "P",
            defaultValue = "free",
            description = "free, or lockstep: the market waits for the engine, and a run repeats exactly"
                    + " (default: free).")
    private String pace = "free";

    @Override
    public Integer call() throws InterruptedException {
        var began = System.nanoTime();
        var choice = MarketChoice.of(market, seed, speed, pace);
        var wanted = ports.ports();
        var directory = directory();
        var console = new Console(System.out);
        if (detach) {
            return new DetachedRun(directory, console).start();
        }
        var platform = new LocalPlatform(
                new PlatformSettings(ProjectHome.find(), directory, ephemeral || removeAtEnd, wanted, choice), console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(platform, console), "end"));
        console.say("Starting Lockstep on " + directory.root());
        platform.start();
        Welcome.print(console, directory, wanted, Duration.ofNanos(System.nanoTime() - began));
        // the shutdown hook ends the platform; this thread only keeps the process
        new CountDownLatch(1).await();
        return 0;
    }

    private static void end(LocalPlatform platform, Console console) {
        console.say("Ending Lockstep");
        platform.close();
        console.say("Lockstep has ended");
    }

    private DataDirectory directory() {
        if (!ephemeral) {
            return DataDirectory.open(data.path());
        }
        try {
            return DataDirectory.open(Files.createTempDirectory("lockstep-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses early, so that a detached start does not have to tell it through a log. */
    static void requireNotRunning(DataDirectory directory) {
        if (new RunFile(directory).isHeld()) {
            throw LauncherError.usage(
                    "ALREADY_RUNNING",
                    "Lockstep runs on " + directory.root() + " already",
                    "See ./lockstep status, end it with ./lockstep down, or use another directory: --data OTHER");
        }
    }
}
