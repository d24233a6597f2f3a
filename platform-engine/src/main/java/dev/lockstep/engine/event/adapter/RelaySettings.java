package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.RelayPace;
import dev.lockstep.engine.problem.ConfigError;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox relay works ({@code lockstep.relay.*}); the same in every engine of an installation.
 *
 * @param partitions into how many parts the tenants are divided, 1 to 1024
 * @param batch events published at a time, at most
 * @param idle between two looks at an empty outbox; an engine's own events are noticed at once, other processes' by
 *     this look
 * @param leaseTtl after which another engine takes over from one that died
 * @param retention how long published events stay in the outbox, for readers that fell behind; an hour or more
 * @param reap between two looks for what has stayed long enough
 */
@ConfigurationProperties("lockstep.relay")
record RelaySettings(
        @DefaultValue("4") int partitions,
        @DefaultValue("256") int batch,
        @DefaultValue("250ms") Duration idle,
        @DefaultValue("4s") Duration leaseTtl,
        @DefaultValue("24h") Duration retention,
        @DefaultValue("5m") Duration reap) {
    RelaySettings {
        if (retention.compareTo(Duration.ofHours(1)) < 0) {
            throw new ConfigError(
                    "relay_retention",
                    "lockstep.relay.retention is " + retention + ": readers could not catch up",
                    "choose an hour or more; 24h is the default");
        }
    }

    RelayPace pace() {
        return new RelayPace(partitions, batch, idle, leaseTtl, retention, reap);
    }
}
