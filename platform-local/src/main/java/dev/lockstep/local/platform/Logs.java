package dev.lockstep.local.platform;

import dev.lockstep.local.LauncherError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The log files of a data directory: one per process, and those of the last runs beside it. */
public final class Logs {

    private static final int KEPT = 5;

    /** Of a detached run; the process that started it reads it while it grows. */
    public static final String CONSOLE = "console.log";

    private Logs() {}

    /** Sets the old files aside and says where the servers of this process write. Nothing may have logged before. */
    static void open(Path directory) {
        rotate(directory);
        System.setProperty("lockstep.log", directory.resolve("launcher.log").toString());
        System.setProperty("logback.configurationFile", "logback-launcher.xml");
        // Tomcat and Flyway know java.util.logging only
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
    }

    /** Moves each {@code x.log} to {@code x.log.1}, that one to {@code x.log.2}, and forgets the oldest. */
    static void rotate(Path directory) {
        try {
            for (var log : current(directory)) {
                makeRoom(log);
                Files.move(log, numbered(log, 1), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new LauncherError(
                    "LOGS", "cannot rotate the logs in " + directory + ": " + e, "Is the disk full?", e);
        }
    }

    /** The files that are written to, but for the console's. */
    static List<Path> current(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".log"))
                    .filter(f -> !f.getFileName().toString().equals(CONSOLE))
                    .toList();
        }
    }

    /** Makes {@code x.log.1} free. */
    static void makeRoom(Path log) throws IOException {
        for (var age = KEPT; age > 1; age--) {
            var younger = numbered(log, age - 1);
            if (Files.exists(younger)) {
                Files.move(younger, numbered(log, age), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static Path numbered(Path log, int age) {
        return log.resolveSibling(log.getFileName() + "." + age);
    }
}
