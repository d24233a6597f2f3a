package dev.lockstep.local.kafka;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the broker is run.
 *
 * @param directory holds its log and metadata across restarts
 * @param port for clients, on 127.0.0.1 only
 * @param controllerPort for its own controller, on 127.0.0.1 only
 * @param patience how long one start may take before it is given up; after a {@code kill -9} the controller first waits
 *     for the old broker's session to end (3 s)
 */
public record KafkaSettings(Path directory, int port, int controllerPort, Duration patience) {}
