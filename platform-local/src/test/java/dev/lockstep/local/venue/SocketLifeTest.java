package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.VenueClient.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Binance does after 24 hours, here after a second: a notice, then the end, of every kind of connection. */
@Tag("server")
class SocketLifeTest {
    private static final int GOING_AWAY = 1_001;

    private final VenueServer server = VenueServer.start(
            VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP));
    private final VenueClient client = new VenueClient(server, VenueClient.ACME);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void connections_live_a_day_unless_told_otherwise() throws InterruptedException {
        assertThat(Connections.USUAL_LIFE).isEqualTo(Duration.ofDays(1).toMillis());
        try (Socket market = client.socket("/ws/btcusdt@trade")) {
            Thread.sleep(1_500);
            assertThat(market.isOpen()).isTrue();
        }
    }

    @Test
    void every_kind_of_connection_is_told_before_it_is_closed() {
        life(1_000);
        try (Socket raw = client.socket("/ws/btcusdt@trade");
                Socket combined = client.socket("/stream?streams=btcusdt@trade");
                Socket user = userData();
                Socket idle = client.socket("/ws-api/v3")) {
            assertThat(raw.next(message -> true).path("e").asString()).isEqualTo("serverShutdown");
            assertThat(raw.isOpen()).isTrue();
            JsonNode wrapped = combined.next(message -> true);
            assertThat(wrapped.path("stream").asString()).isEqualTo("!serverShutdown");
            assertThat(wrapped.path("data").path("e").asString()).isEqualTo("serverShutdown");
            for (Socket api : List.of(user, idle)) {
                JsonNode notice = api.next(message -> message.has("event"));
                assertThat(notice.path("event").path("e").asString()).isEqualTo("serverShutdown");
            }
            for (Socket socket : List.of(raw, combined, user, idle)) {
                assertThat(socket.closedWith()).isEqualTo(GOING_AWAY);
                assertThat(socket.waiting()).as("messages after the notice").isZero();
            }
        }
    }

    @Test
    void a_connection_opened_at_the_notice_lives_on_when_the_old_one_ends() {
        life(2_000);
        try (Socket old = client.socket("/ws/btcusdt@trade")) {
            old.next(message -> message.path("e").asString("").equals("serverShutdown"));
            try (Socket next = client.socket("/ws/btcusdt@trade")) {
                assertThat(old.closedWith()).isEqualTo(GOING_AWAY);
                assertThat(next.isOpen()).isTrue();
                assertThat(next.waiting()).isZero();
            }
        }
    }

    private void life(long millis) {
        assertThat(client.control("POST", "/control/change", "{\"do\":\"socket-life\",\"millis\":" + millis + "}")
                        .status())
                .isEqualTo(200);
    }

    private Socket userData() {
        Socket user = client.socket("/ws-api/v3");
        user.send("{\"id\":1,\"method\":\"userDataStream.subscribe.signature\",\"params\":"
                + client.signedParams(Map.of()) + "}");
        user.next(message -> message.path("result").has("subscriptionId"));
        return user;
    }
}
