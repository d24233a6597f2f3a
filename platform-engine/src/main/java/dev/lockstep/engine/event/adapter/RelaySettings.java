package dev.lockstep.engine.event.adapter;

import dev.lockstep.engine.event.RelayPace;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox relay works ({@code lockstep.relay.*}); the same in every engine of an installation.
 *
 * @param partitions into how many parts the tenants are divided, 1 to 1024
 * @param batch events published at a time, at most
 * @param idle between two looks at an empty outbox
 * @param leaseTtl after which another engine takes over from one that died
 */
@ConfigurationProperties("lockstep.relay")
record RelaySettings(
        @DefaultValue("4") int partitions,
        @DefaultValue("256") int batch,
        @DefaultValue("100ms") Duration idle,
        @DefaultValue("4s") Duration leaseTtl) {
    RelayPace pace() {
        return new RelayPace(partitions, batch, idle, leaseTtl);
    }
}
