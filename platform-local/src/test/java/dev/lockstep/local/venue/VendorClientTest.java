package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The vendor's own client, npm's {@code @binance/spot}, runs a session against the simulated venue, with assertions on
 * every unit of money ({@code src/test/resources/judge}). It knows nothing of us but where to find us.
 */
@Tag("server")
class VendorClientTest {
    private static final String PASSPHRASE = "judged";

    @TempDir
    private Path folder;

    @Test
    void the_vendors_own_client_cannot_tell() throws Exception {
        NodeJudge judge = NodeJudge.installed();
        VenueServerSettings settings =
                VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withSpeed("60");
        try (VenueServer server = VenueServer.start(settings)) {
            Process process = judge.start(
                    "session.cjs",
                    Map.of(
                            "VENUE_PORT", Integer.toString(server.port()),
                            "VENUE_CONTROL_PORT", Integer.toString(server.controlPort()),
                            "VENUE_ACCOUNT", VenueClient.ACME.name(),
                            "VENUE_KEY", VenueClient.ACME.apiKey(),
                            "VENUE_SECRET", VenueClient.ACME.secret(),
                            "JUDGE_PFX", certificate().toString(),
                            "JUDGE_PASSPHRASE", PASSPHRASE,
                            // the certificate is ours and a minute old
                            "NODE_TLS_REJECT_UNAUTHORIZED", "0"));
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();

            JsonNode judged = Json.MAPPER.readTree(said.substring(said.indexOf("JUDGED ") + "JUDGED ".length()));
            assertThat(judged.path("calls").asInt()).isGreaterThanOrEqualTo(90);
            assertThat(judged.path("money").asInt()).isGreaterThanOrEqualTo(18);
            assertThat(judged.path("events").asInt()).isGreaterThanOrEqualTo(20);
        }
    }

    /** The client refuses plain connections, so it gets a certificate, made by the JDK's own tool. */
    private Path certificate() throws IOException, InterruptedException {
        Path file = folder.resolve("judge.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "judge",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSPHRASE)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        assertThat(Files.exists(file)).isTrue();
        return file;
    }
}
