package dev.lockstep.local.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A broker in a JVM of its own, with one acknowledged record, waiting to be killed. */
final class KafkaVictim {

    private KafkaVictim() {}

    /** Returns once the record is acknowledged. */
    static Process launch(KafkaSettings settings) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaVictim.class.getName(),
                        settings.directory().toString(),
                        String.valueOf(settings.port()),
                        String.valueOf(settings.controllerPort()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("serving")) {
                return process;
            }
        }
        throw new IOException("the broker to be killed ended by itself");
    }

    public static void main(String[] args) throws Exception {
        var broker = KafkaBroker.start(new KafkaSettings(
                Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), Duration.ofSeconds(60)));
        broker.createTopics(Map.of("kept", 1));
        KafkaBrokerTest.send(broker);
        System.out.println("serving");
        Thread.sleep(Duration.ofMinutes(5));
    }
}
