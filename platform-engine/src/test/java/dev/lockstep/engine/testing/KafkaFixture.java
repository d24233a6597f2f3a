package dev.lockstep.engine.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real single-node Kafka broker inside the test JVM, in a directory and on ports of its own.
 *
 * <pre>{@code
 * try (var kafka = KafkaFixture.start()) {
 *     kafka.createTopic("lockstep.events", 6);
 *     connectTo(kafka.bootstrapServers());
 * }
 * }</pre>
 *
 * {@link #shared()} starts one broker for all test classes of the JVM; they keep apart by topic names.
 */
public final class KafkaFixture implements AutoCloseable {

    private static final int START_SECONDS = 60;

    private final Path directory;
    private final int port;
    private final Map<String, String> settings;
    private KafkaRaftServer server;

    private KafkaFixture(Path directory, int port, Map<String, String> settings, KafkaRaftServer server) {
        this.directory = directory;
        this.port = port;
        this.settings = settings;
        this.server = server;
    }

    /** A new broker; the caller closes it. */
    public static KafkaFixture start() {
        try {
            var directory = Files.createTempDirectory("lockstep-kafka-");
            var port = freePort();
            var settings = settings(directory, port, freePort());
            format(directory);
            var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            startWithin(server);
            return new KafkaFixture(directory, port, settings, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker all tests of this JVM share; it ends with the JVM. */
    public static KafkaFixture shared() {
        return Shared.BROKER;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Creates the topic unless it is there. */
    public void createTopic(String name, int partitions) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create topic " + name, e.getCause());
            }
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("cannot create topic " + name, e);
        }
    }

    /** An outage: the broker is gone until {@link #startAgain()}, its topics stay. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** The end of an outage. */
    public void startAgain() {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        startWithin(server);
    }

    @Override
    public void close() {
        stop();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> settings(Path directory, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("node.id", "1"),
                Map.entry("process.roles", "broker,controller"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"));
    }

    private static void format(Path directory) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format " + directory, e);
        }
    }

    /** A start was once seen to hang; a test should fail then and not stand still. */
    private static void startWithin(KafkaRaftServer server) {
        var start = new FutureTask<Void>(server::startup, null);
        Thread.ofPlatform().daemon().name("kafka-start").start(start);
        try {
            start.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the Kafka broker did not start", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("the Kafka broker did not start in " + START_SECONDS + " s", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class Shared {
        private static final KafkaFixture BROKER = startForTheJvm();

        private static KafkaFixture startForTheJvm() {
            var broker = start();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "kafka-fixture-stop"));
            return broker;
        }
    }
}
