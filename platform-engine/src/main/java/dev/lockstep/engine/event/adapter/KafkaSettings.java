package dev.lockstep.engine.event.adapter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the wire is ({@code lockstep.kafka.*}).
 *
 * @param bootstrapServers comma-separated {@code host:port}
 * @param eventsTopic keyed by tenant
 */
@ConfigurationProperties("lockstep.kafka")
record KafkaSettings(
        @DefaultValue("localhost:9092") String bootstrapServers,
        @DefaultValue("lockstep.events") String eventsTopic) {}
