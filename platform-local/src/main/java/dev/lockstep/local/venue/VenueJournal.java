package dev.lockstep.local.venue;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.StoreCorruptionError;
import dev.lockstep.engine.venue.VenueChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Append-only JSON lines: first what market this is, then one line per command with everything it changed. A line is
 * handed to the operating system before the command's answer leaves, so a killed process loses nothing it promised (a
 * power cut may; it is a simulation). A last line without its end was never answered and is dropped.
 */
final class VenueJournal implements AutoCloseable {
    private static final long COMPACT_ABOVE = 64L << 20;

    /** First line: a journal belongs to one market. */
    record Header(int version, String market, long seed) {}

    private final Path file;
    private final Header header;
    private final FileChannel lock;
    private FileChannel channel;

    private VenueJournal(Path file, Header header, FileChannel lock, FileChannel channel) {
        this.file = file;
        this.header = header;
        this.lock = lock;
        this.channel = channel;
    }

    /** Reads what is there into {@code restored} and opens the journal for more. */
    static VenueJournal open(Path folder, String market, long seed, List<VenueChanges> restored) {
        Header header = new Header(1, market, seed);
        Path file = folder.resolve("journal.jsonl");
        try {
            Files.createDirectories(folder);
            FileChannel lock = lock(folder);
            try {
                if (Files.exists(file)) {
                    restored.addAll(read(file, header));
                }
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
            return new VenueJournal(file, header, lock, openForAppend(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the venue's data directory " + folder, e);
        }
    }

    /** Two venues on one journal would mix their lines; the operating system frees the lock of a killed one. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // held inside this very process
        }
        if (lock == null) {
            channel.close();
            throw new ConfigError(
                    "venue_data_in_use",
                    "another venue runs on " + folder,
                    "stop it, or use another data directory",
                    Map.of("folder", folder.toString()));
        }
        return channel;
    }

    private static FileChannel openForAppend(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<VenueChanges> read(Path file, Header expected) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        List<VenueChanges> changes = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (i == 0) {
                checkHeader(parse(file, 1, lines.getFirst(), Header.class), expected, file);
            } else {
                changes.add(parse(file, i + 1, lines.get(i), VenueChanges.class));
            }
        }
        return changes;
    }

    private static void checkHeader(Header found, Header expected, Path file) {
        if (!found.equals(expected)) {
            throw new ConfigError(
                    "venue_data_of_another_market",
                    file + " holds market " + found.market() + " with seed " + found.seed() + ", not "
                            + expected.market() + " with seed " + expected.seed(),
                    "use the same market and seed, or another data directory",
                    Map.of("file", file.toString()));
        }
    }

    private static <T> T parse(Path file, int line, String text, Class<T> type) {
        try {
            return Json.MAPPER.readValue(text, type);
        } catch (JacksonException e) {
            throw new StoreCorruptionError(
                    "venue_journal_corrupt",
                    file + " line " + line + " cannot be read",
                    "restore the data directory from a copy, or start with an empty one",
                    Map.of("file", file.toString(), "line", Integer.toString(line)));
        }
    }

    void append(VenueChanges changes) {
        try {
            write(channel, Json.text(changes));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the venue's journal", e);
        }
    }

    boolean wantsCompaction() {
        try {
            return channel.size() > COMPACT_ABOVE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the journal by the whole state in one line. */
    void compact(VenueChanges everything) {
        Path next = file.resolveSibling("journal.jsonl.next");
        try {
            Files.deleteIfExists(next);
            FileChannel fresh = openForAppend(next);
            write(fresh, Json.text(header));
            write(fresh, Json.text(everything));
            fresh.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            channel.close();
            channel = fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compact the venue's journal", e);
        }
    }

    private static void write(FileChannel to, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            var _ = to.write(bytes);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
