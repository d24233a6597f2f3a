package dev.lockstep.local.home;

import dev.lockstep.local.LauncherError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where one installation keeps everything that must outlive a restart. Only its owner can read it: it holds passwords,
 * signing keys and the vault's key.
 *
 * @param root absolute path
 */
public record DataDirectory(Path root) {

    private static final String LAYOUT = "1";
    private static final List<String> FOLDERS = List.of("postgres", "kafka", "venue", "logs", "run");

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Creates the directory, or refuses one that is not ours: nothing in it is changed then. */
    public static DataDirectory open(Path root) {
        var directory = new DataDirectory(root);
        try {
            if (Files.exists(directory.root) && !Files.isDirectory(directory.root)) {
                throw foreign(directory.root, "is a file");
            }
            if (!Files.exists(directory.layout())) {
                if (Files.isDirectory(directory.root) && !isEmpty(directory.root)) {
                    throw foreign(directory.root, "holds files that Lockstep did not write");
                }
                PrivateFiles.createDirectory(directory.root);
                PrivateFiles.write(directory.layout(), LAYOUT + "\n");
            }
            var layout = Files.readString(directory.layout()).strip();
            if (!LAYOUT.equals(layout)) {
                throw LauncherError.usage(
                        "DATA_DIR_VERSION",
                        directory.root + " has layout \"" + layout + "\", this program reads layout " + LAYOUT,
                        "Use the version that wrote it, or start with an empty one: --data OTHER");
            }
            for (var folder : FOLDERS) {
                PrivateFiles.createDirectory(directory.root.resolve(folder));
            }
            return directory;
        } catch (IOException e) {
            throw LauncherError.usage(
                    "DATA_DIR_UNUSABLE",
                    "cannot use " + directory.root + " as data directory: " + e,
                    "Choose a directory you may write to: --data DIR");
        }
    }

    /** True when {@link #open} has made this directory before. */
    public boolean exists() {
        return Files.exists(layout());
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    /** The journal of the simulated venue: it forgets an order as little as a real one would. */
    public Path venue() {
        return root.resolve("venue");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    public Path identityKeys() {
        return root.resolve("identity-keys.json");
    }

    public Path vaultKeyset() {
        return root.resolve("vault.json");
    }

    private Path layout() {
        return root.resolve("layout");
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static LauncherError foreign(Path root, String what) {
        return LauncherError.usage(
                "DATA_DIR_FOREIGN", root + " " + what, "Choose a new or an empty directory: --data DIR");
    }
}
