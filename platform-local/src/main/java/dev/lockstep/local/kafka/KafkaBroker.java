package dev.lockstep.local.kafka;

import dev.lockstep.local.LauncherError;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/** One real Kafka node (broker and controller) in this JVM, whose log outlives it. */
public final class KafkaBroker implements AutoCloseable {

    private static final int ATTEMPTS = 2;
    private static final int ADMIN_SECONDS = 30;

    private final KafkaSettings settings;
    private final KafkaRaftServer server;

    private KafkaBroker(KafkaSettings settings, KafkaRaftServer server) {
        this.settings = settings;
        this.server = server;
    }

    /**
     * Starts the broker. About one start in forty was seen to hang on a loaded machine, so a start that takes too long
     * is ended and tried once more.
     */
    public static KafkaBroker start(KafkaSettings settings) {
        KafkaDirectory.format(settings);
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var server = new KafkaRaftServer(new KafkaConfig(KafkaDirectory.properties(settings), false), Time.SYSTEM);
            if (within(settings, "kafka-start", server::startup)) {
                return new KafkaBroker(settings, server);
            }
            if (!within(settings, "kafka-stop", server::shutdown)) {
                break;
            }
        }
        throw new LauncherError(
                "KAFKA_START",
                "Kafka did not start within " + settings.patience().toSeconds() + " s, tried " + ATTEMPTS + " times",
                "Start again. If it stays so: the machine may be overloaded, or " + settings.directory()
                        + " damaged; that directory may be deleted, the platform does not need its content.");
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    /** Creates the topics that are missing. */
    public void createTopics(Map<String, Integer> partitionsByName) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()))) {
            var missing = partitionsByName.entrySet().stream()
                    .map(t -> new NewTopic(t.getKey(), t.getValue(), (short) 1))
                    .toList();
            for (var created : admin.createTopics(missing).values().entrySet()) {
                await(created.getKey(), created.getValue());
            }
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void await(String topic, KafkaFuture<Void> created) {
        try {
            created.get(ADMIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw noTopic(topic, e);
            }
        } catch (InterruptedException | TimeoutException e) {
            throw noTopic(topic, e);
        }
    }

    private static LauncherError noTopic(String topic, Throwable cause) {
        return new LauncherError(
                "KAFKA_TOPIC", "cannot create the topic " + topic + ": " + cause, "See the launcher's log.", cause);
    }

    /** True when the work is done in time; a failure of the work is a failure of the start. */
    private static boolean within(KafkaSettings settings, String name, Runnable work) {
        var task = new FutureTask<Void>(work, null);
        Thread.ofPlatform().daemon().name(name).start(task);
        try {
            task.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new LauncherError(
                    "KAFKA_FAILED",
                    "Kafka does not start: " + e.getCause(),
                    "The platform does not need what is in " + settings.directory() + "; it may be deleted.",
                    e.getCause());
        }
    }

    /** The topics of the platform and their partitions. */
    public static Map<String, Integer> platformTopics() {
        return Map.of("lockstep.events", 6, "lockstep.candles", 6);
    }
}
