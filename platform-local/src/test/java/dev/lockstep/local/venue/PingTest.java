package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Socket;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor pings each connection every 20 seconds and gives up one that has not answered for a minute. */
@Tag("server")
class PingTest {
    private static final int PING = 0x89;

    private final VenueServer server = VenueServer.start(
            VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP));
    private final VenueClient client = new VenueClient(server, VenueClient.ACME);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void the_intervals_are_the_vendors() {
        assertThat(Connections.USUAL_PING).isEqualTo(Duration.ofSeconds(20).toMillis());
        assertThat(Connections.USUAL_PATIENCE).isEqualTo(Duration.ofMinutes(1).toMillis());
    }

    @Test
    void a_client_that_answers_is_kept() throws InterruptedException {
        quickly();
        try (Socket market = client.socket("/ws/btcusdt@trade");
                Socket api = client.socket("/ws-api/v3")) {
            Thread.sleep(1_500);
            assertThat(market.isOpen()).isTrue();
            assertThat(api.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws/btcusdt@trade", "/stream?streams=btcusdt@trade", "/ws-api/v3"})
    void a_client_that_does_not_answer_is_pinged_and_then_given_up(String path) throws IOException {
        quickly();
        try (java.net.Socket deaf = new java.net.Socket(InetAddress.getLoopbackAddress(), server.port())) {
            deaf.setSoTimeout(10_000);
            deaf.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: venue\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = deaf.getInputStream();
            assertThat(headers(in)).startsWith("HTTP/1.1 101");

            int pings = 0;
            for (int head = in.read(); head >= 0; head = in.read()) {
                assertThat(head).isEqualTo(PING);
                assertThat(in.skip(in.read())).isNotNegative();
                pings++;
            }

            assertThat(pings).isBetween(3, 6); // one each 200 ms, for the first 700
        }
    }

    private static String headers(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            text.append((char) in.read());
        }
        return text.toString();
    }

    private void quickly() {
        String pings = "{\"do\":\"pings\",\"millis\":200,\"patience\":700}";
        assertThat(client.control("POST", "/control/change", pings).status()).isEqualTo(200);
    }
}
