package dev.lockstep.local.postgres;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How one PostgreSQL is run.
 *
 * @param directory holds {@code data} and the server's settings
 * @param binaries where the embedded binaries are unpacked, shared by all data directories of this user
 * @param log the server's own log
 * @param port on 127.0.0.1 only
 * @param superuserPassword password of {@code postgres}, set when the data directory is made
 * @param patience the longest start and the longest stop; recovery after a crash counts as start
 */
public record PostgresSettings(
        Path directory, Path binaries, Path log, int port, String superuserPassword, Duration patience) {

    public Path data() {
        return directory.resolve("data");
    }

    /** The user's cache folder: unpacking 70 MB for every data directory would slow each first start. */
    public static Path sharedBinaries() {
        var cache = System.getenv("XDG_CACHE_HOME");
        return (cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
                .resolve("lockstep");
    }
}
