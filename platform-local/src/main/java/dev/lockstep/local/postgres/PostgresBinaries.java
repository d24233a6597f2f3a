package dev.lockstep.local.postgres;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.home.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL binaries from the class path, once per version. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}, named for the archive's digest. */
    static Path unpack(Path parent) {
        var archive = archiveName();
        try {
            PrivateFiles.createDirectory(parent);
            var home = parent.resolve("postgres-" + digest(archive));
            if (!Files.exists(home)) {
                var next = Files.createTempDirectory(parent, "unpack-");
                extract(archive, next);
                moveInPlace(next, home);
            }
            return home;
        } catch (IOException e) {
            throw new LauncherError(
                    "POSTGRES_UNPACK",
                    "cannot unpack PostgreSQL below " + parent + ": " + e,
                    "Is the disk full? XDG_CACHE_HOME chooses another folder.",
                    e);
        }
    }

    /** Two launchers may unpack at once; the first to finish wins, the other's copy is thrown away. */
    private static void moveInPlace(Path next, Path home) throws IOException {
        try {
            Files.move(next, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            PrivateFiles.deleteTree(next);
        }
    }

    private static void extract(String archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(open(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target);
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path target) throws IOException {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("the archive names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        }
    }

    private static String digest(String archive) throws IOException {
        try (var content = open(archive)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String archive) throws IOException {
        var content = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (content == null) {
            throw new LauncherError(
                    "POSTGRES_PLATFORM",
                    "no PostgreSQL binaries for this machine (" + archive + " is not on the class path)",
                    "Lockstep's local mode runs on Linux x86_64 and arm64, and on macOS arm64; build it on the machine"
                            + " that runs it.");
        }
        return content;
    }

    private static String archiveName() {
        var system =
                System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch");
        return "postgres-" + system + "-"
                + switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> arch;
                }
                + ".txz";
    }
}
