package dev.lockstep.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process of the platform.
 *
 * @param name as in messages, log file and status
 * @param jar its boot jar
 * @param options of its JVM
 * @param environment its settings; not arguments, because everybody on the machine can read those
 * @param log where it writes
 */
public record ChildSpec(String name, BootJar jar, List<String> options, Map<String, String> environment, Path log) {

    public ChildSpec {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }
}
