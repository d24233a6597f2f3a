package dev.lockstep.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("server")
class KafkaBrokerTest {

    @TempDir
    Path directory;

    @Test
    void records_outlive_a_restart() throws Exception {
        var settings = settings();
        long first;
        try (var broker = KafkaBroker.start(settings)) {
            broker.createTopics(Map.of("kept", 1));
            first = send(broker);
        }

        try (var broker = KafkaBroker.start(settings)) {
            broker.createTopics(Map.of("kept", 1));
            assertThat(send(broker)).isEqualTo(first + 1);
        }
    }

    @Test
    void a_broker_whose_process_was_killed_starts_again_within_its_patience() throws Exception {
        // given a broker in a JVM of its own that is killed while it serves
        var settings = settings();
        var victim = KafkaVictim.launch(settings);
        victim.destroyForcibly().waitFor();

        // when the next one starts on the same directory and ports
        var began = System.nanoTime();
        try (var broker = KafkaBroker.start(settings)) {
            // then it kept what was acknowledged, and needed no second attempt
            assertThat(send(broker)).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(settings.patience());
        }
    }

    static long send(KafkaBroker broker) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            return producer.send(new ProducerRecord<>("kept", "key", "value"))
                    .get(30, TimeUnit.SECONDS)
                    .offset();
        }
    }

    private KafkaSettings settings() throws IOException {
        return new KafkaSettings(directory, freePort(), freePort(), Duration.ofSeconds(45));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
