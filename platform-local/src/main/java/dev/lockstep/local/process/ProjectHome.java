package dev.lockstep.local.process;

import dev.lockstep.local.LauncherError;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** Finds the project's directory, below which the build put the boot jars. */
public final class ProjectHome {

    private ProjectHome() {}

    /** The nearest directory above the launcher's own jar or classes that holds the other modules. */
    public static Path find() {
        var own = Path.of(new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator).nextToken())
                .toAbsolutePath();
        for (var candidate = own; candidate != null; candidate = candidate.getParent()) {
            if (Files.isDirectory(candidate.resolve("platform-engine"))
                    && Files.isDirectory(candidate.resolve("platform-api"))) {
                return candidate;
            }
        }
        throw LauncherError.usage(
                "NOT_BUILT", own + " lies outside the project", "Start with ./lockstep, which builds what is needed.");
    }
}
