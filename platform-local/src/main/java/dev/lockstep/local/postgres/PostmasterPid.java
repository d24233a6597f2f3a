package dev.lockstep.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of the server that runs, or once ran, on a data directory.
 *
 * @param pid process id of the server
 */
record PostmasterPid(long pid) {

    static Optional<PostmasterPid> read(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new PostmasterPid(Long.parseLong(lines.getFirst().strip())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The server itself, if it lives. A process id may long belong to another program: its command line decides. */
    Optional<ProcessHandle> server(Path data) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(p -> runsOn(p, data));
    }

    private static boolean runsOn(ProcessHandle process, Path data) {
        var info = process.info();
        var arguments = String.join(" ", info.arguments().orElse(new String[0]));
        return info.command().orElse("").endsWith("postgres") && arguments.contains(data.toString());
    }
}
