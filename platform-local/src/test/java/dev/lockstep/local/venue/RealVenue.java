package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.live.LiveSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A simulated venue in the place of a real one; its market moves minute by minute as the test says. */
final class RealVenue implements AutoCloseable {
    private final VenueServer server = VenueServer.start(
            VenueServerSettings.generated(7, List.of(VenueClient.ACME)).withPace(Pace.LOCKSTEP));
    private final VenueClient client = new VenueClient(server, VenueClient.ACME);

    LiveSettings at(LiveSettings settings) {
        return settings.at(rest(), stream());
    }

    URI rest() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    URI stream() {
        return URI.create("ws://127.0.0.1:" + server.port());
    }

    VenueClient client() {
        return client;
    }

    void change(String body) {
        VenueClient.Reply reply = client.control("POST", "/control/change", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    void play(int minutes) {
        for (int i = 0; i < minutes; i++) {
            String done = "{\"symbol\":\"BTCUSDT\",\"timeframe\":\"1m\",\"openTime\":" + lastClosed() + "}";
            assertThat(client.control("POST", "/control/candle-done", done)
                            .json()
                            .path("advanced")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    void playUntilBelowAndAbove(BigDecimal price) {
        boolean below = false;
        for (int i = 0; i < 500; i++) {
            play(1);
            JsonNode rows = client.get("/api/v3/klines?symbol=BTCUSDT&interval=1m&limit=2")
                    .json();
            JsonNode last = rows.get(0);
            below |= new BigDecimal(last.get(3).asString()).compareTo(price.subtract(BigDecimal.ONE)) < 0;
            if (below && new BigDecimal(last.get(4).asString()).compareTo(price.add(BigDecimal.TEN)) > 0) {
                return;
            }
        }
        throw new AssertionError("the market never went below " + price + " and above it again");
    }

    /** Asked on the control port, which answers during maintenance too. */
    long lastClosed() {
        for (JsonNode symbol :
                client.control("GET", "/control/state", "").json().path("symbols")) {
            if (symbol.path("symbol").asString().equals("BTCUSDT")) {
                return symbol.path("lastClosed").asLong();
            }
        }
        throw new AssertionError("no BTCUSDT");
    }

    JsonNode symbol(String name) {
        return client.get("/api/v3/exchangeInfo?symbol=" + name)
                .json()
                .path("symbols")
                .get(0);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
