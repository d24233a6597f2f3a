package dev.lockstep.local.process;

import dev.lockstep.local.LauncherError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * A runnable jar of one module.
 *
 * @param file the jar
 * @param mainClass what it starts
 */
public record BootJar(Path file, String mainClass) {

    /**
     * Finds the jar the build made for the module. The unpacked form, in {@code target/boot}, starts in half the time;
     * it is taken when it is newer than the packed one.
     */
    public static BootJar of(Path home, String module) {
        var target = home.resolve(module).resolve("target");
        var packed = newest(target);
        if (packed.isEmpty()) {
            throw LauncherError.usage(
                    "NOT_BUILT",
                    "there is no runnable jar in " + target,
                    "Start with ./lockstep, which builds what is needed.");
        }
        return open(newest(target.resolve("boot"))
                .filter(u -> modified(u) >= modified(packed.get()))
                .orElse(packed.get()));
    }

    private static BootJar open(Path file) {
        try (var jar = new JarFile(file.toFile())) {
            var manifest = jar.getManifest();
            var main = manifest == null ? null : manifest.getMainAttributes().getValue("Main-Class");
            if (main == null) {
                throw new IOException("its manifest names no main class");
            }
            return new BootJar(file, main);
        } catch (IOException e) {
            throw new LauncherError("BAD_JAR", "cannot read " + file + ": " + e.getMessage(), "Build again.", e);
        }
    }

    private static Optional<Path> newest(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (var files = Files.list(directory)) {
            return files.filter(f -> f.getFileName().toString().endsWith("-exec.jar"))
                    .max(Comparator.comparingLong(BootJar::modified));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long modified(Path file) {
        return file.toFile().lastModified();
    }
}
