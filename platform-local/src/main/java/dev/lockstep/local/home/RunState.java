package dev.lockstep.local.home;

import dev.lockstep.local.process.ProcessIdentity;
import java.util.List;
import java.util.Map;

/**
 * What runs on a data directory, as the launcher last wrote it down. After a {@code kill -9} it tells the next launcher
 * what may have been left behind.
 *
 * @param phase {@code STARTING}, {@code READY} or {@code STOPPING}
 * @param ports by {@link Port#key}
 * @param processes the children, newest process of each
 * @param postgres process id of PostgreSQL, 0 before it runs
 */
public record RunState(
        ProcessIdentity launcher,
        String phase,
        Map<String, Integer> ports,
        List<Child> processes,
        long postgres,
        String market) {

    public RunState {
        ports = Map.copyOf(ports);
        processes = List.copyOf(processes);
    }

    /** A child process and how often it was started again. */
    public record Child(String name, ProcessIdentity process, int restarts) {}

    public int port(Port port) {
        return ports.getOrDefault(port.key(), port.usual());
    }

    /** Where the server listens, as this machine's programs address it. */
    public String address(Port port) {
        return "http://localhost:" + port(port);
    }
}
