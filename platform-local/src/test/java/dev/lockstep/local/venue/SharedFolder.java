package dev.lockstep.local.venue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Reference data beside the repository; tests that need it are skipped without it, but never in continuous integration.
 */
final class SharedFolder {
    private SharedFolder() {}

    static Path of(String name) {
        Path folder = root().resolve(name);
        boolean there = Files.isDirectory(folder);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("reference data is missing: " + folder);
        }
        Assumptions.assumeTrue(there, "no reference data at " + folder);
        return folder;
    }

    private static Path root() {
        String given = System.getenv("LOCKSTEP_SHARED");
        if (given != null) {
            return Path.of(given);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("platform-engine"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("shared") : folder.resolveSibling("shared");
    }
}
