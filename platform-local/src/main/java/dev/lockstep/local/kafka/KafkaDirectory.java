package dev.lockstep.local.kafka;

import dev.lockstep.local.LauncherError;
import dev.lockstep.local.home.PrivateFiles;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** Formats a new broker directory, and says with which properties a node runs on it. */
final class KafkaDirectory {

    private KafkaDirectory() {}

    static void format(KafkaSettings settings) {
        var directory = settings.directory();
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            PrivateFiles.createDirectory(directory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new LauncherError(
                    "KAFKA_DIRECTORY",
                    "cannot prepare Kafka's directory " + directory + ": " + e,
                    "Is the disk full? The platform does not need what is in it; it may be deleted.",
                    e);
        }
    }

    /** A single small node. The session settings let it start about 5 s after a kill -9 instead of 12 s. */
    static Map<String, String> properties(KafkaSettings settings) {
        var client = "PLAINTEXT://127.0.0.1:" + settings.port();
        return Map.ofEntries(
                Map.entry("node.id", "1"),
                Map.entry("process.roles", "broker,controller"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + settings.controllerPort()),
                Map.entry("listeners", client + ",CONTROLLER://127.0.0.1:" + settings.controllerPort()),
                Map.entry("advertised.listeners", client),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                Map.entry("log.dirs", settings.directory().toString()),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.consumer.min.heartbeat.interval.ms", "1000"),
                Map.entry("group.consumer.heartbeat.interval.ms", "1000"),
                Map.entry("log.retention.hours", "24"),
                Map.entry("log.segment.bytes", "67108864"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"));
    }
}
