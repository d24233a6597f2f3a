package dev.lockstep.local.home;

import dev.lockstep.local.LauncherError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the {@link RunState} of a data directory, and lets one launcher at a time have the directory. */
public final class RunFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path state;
    private final Path lock;
    private final Path root;

    public RunFile(DataDirectory directory) {
        this.state = directory.run().resolve("state.json");
        this.lock = directory.run().resolve("launcher.lock");
        this.root = directory.root();
    }

    /** What the last launcher wrote; empty when none did or when it cannot be read. */
    public Optional<RunState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readString(state), RunState.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** What runs now: empty when the launcher that wrote it has ended. */
    public Optional<RunState> running() {
        return read().filter(s -> s.launcher().alive().isPresent());
    }

    public synchronized void write(RunState value) {
        try {
            PrivateFiles.write(state, JSON.writeValueAsString(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized void delete() {
        try {
            Files.deleteIfExists(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the directory until the channel is closed or this process ends, however it ends. */
    public FileChannel acquire() {
        try {
            var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw LauncherError.usage(
                        "ALREADY_RUNNING",
                        "Lockstep runs on " + root + " already"
                                + read().map(s -> " (process " + s.launcher().pid() + ")")
                                        .orElse(""),
                        "See ./lockstep status, end it with ./lockstep down, or use another directory: --data OTHER");
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** True while a launcher has the directory. */
    public boolean isHeld() {
        if (!Files.exists(lock)) {
            return false;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return !locked(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }
}
