package dev.lockstep.local.venue;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.problem.StoreCorruptionError;
import dev.lockstep.engine.venue.VenueChanges;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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

    /** Opens the journal of a market, a new one where there is none. */
    static VenueJournal open(Path folder, String market, long seed) {
        Header header = new Header(1, market, seed);
        Path file = folder.resolve("journal.jsonl");
        try {
            Files.createDirectories(folder);
            FileChannel lock = lock(folder);
            try {
                if (Files.exists(file)) {
                    dropUnfinishedLine(file);
                    checkHeader(file, header);
                }
                return new VenueJournal(file, header, lock, openForAppend(file));
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
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

    private static void dropUnfinishedLine(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            while (end > 0) {
                var _ = channel.read(last.clear(), end - 1);
                if (last.get(0) == '\n') {
                    break;
                }
                end--;
            }
            var _ = channel.truncate(end);
        }
    }

    private static void checkHeader(Path file, Header expected) throws IOException {
        try (BufferedReader reader = reader(file)) {
            String first = reader.readLine();
            if (first != null) {
                checkHeader(parse(file, 1, first, Header.class), expected, file);
            }
        }
    }

    /** What was journalled, one line at a time as it is asked for; to be closed. */
    Stream<VenueChanges> changes() {
        try {
            BufferedReader reader = reader(file);
            AtomicInteger line = new AtomicInteger(1);
            return reader.lines()
                    .skip(1)
                    .map(text -> parse(file, line.incrementAndGet(), text, VenueChanges.class))
                    .onClose(() -> close(reader));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the venue's journal", e);
        }
    }

    /** What is not text is replaced here and refused as a line that cannot be read. */
    private static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
