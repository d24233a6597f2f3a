package dev.lockstep.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Keeps the logs of running processes small. Their processes write to them for as long as they live, so a file that has
 * grown too large is copied aside and emptied in place; what is written in the instant between the two is lost.
 */
final class LogSizes implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LogSizes.class.getName());
    private static final long LARGEST = 32L << 20;
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    private final Path directory;
    private final long largest;
    private final Thread watch;

    private LogSizes(Path directory, long largest) {
        this.directory = directory;
        this.largest = largest;
        this.watch = Thread.ofPlatform().daemon().name("log-sizes").unstarted(this::run);
    }

    /** Looks after the directory until it is closed. */
    static LogSizes watch(Path directory) {
        var sizes = new LogSizes(directory, LARGEST);
        sizes.watch.start();
        return sizes;
    }

    /** One look: every log above {@code largest} bytes is set aside, the oldest forgotten. */
    static void look(Path directory, long largest) {
        try {
            for (var log : Logs.current(directory)) {
                if (Files.size(log) > largest) {
                    setAside(log);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void setAside(Path log) throws IOException {
        Logs.makeRoom(log);
        Files.copy(log, Logs.numbered(log, 1));
        try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(INTERVAL);
                tryLook();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryLook() {
        try {
            look(directory, largest);
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot set logs aside in " + directory + ", will try again", e);
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
