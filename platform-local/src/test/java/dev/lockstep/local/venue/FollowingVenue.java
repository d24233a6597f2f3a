package dev.lockstep.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.venue.live.LiveSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A venue whose market is another one's, impatient enough for tests. */
final class FollowingVenue implements AutoCloseable {
    private static final LiveSettings IMPATIENT = new LiveSettings(
            URI.create("http://nowhere.invalid"),
            URI.create("ws://nowhere.invalid"),
            2_500,
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofMillis(800),
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            Duration.ofMillis(3_000),
            Duration.ofMillis(300));

    private final RealVenue real;
    private final VenueServer server;
    private final VenueClient client;

    private FollowingVenue(RealVenue real, VenueServer server) {
        this.real = real;
        this.server = server;
        this.client = new VenueClient(server, VenueClient.ACME);
    }

    /** @param data where it remembers its orders, or null */
    static FollowingVenue of(RealVenue real, Path data) {
        VenueServerSettings settings = VenueServerSettings.generated(7, List.of(VenueClient.ACME))
                .following(real.at(IMPATIENT), "BTCUSDT", "ETHUSDT");
        return new FollowingVenue(real, VenueServer.start(data == null ? settings : settings.withDataDir(data)));
    }

    VenueClient client() {
        return client;
    }

    JsonNode symbol() {
        return client.get("/api/v3/exchangeInfo?symbol=BTCUSDT")
                .json()
                .path("symbols")
                .get(0);
    }

    long lastClosed() {
        return closed(client, "BTCUSDT").getLast().get(0).asLong();
    }

    /** Until our closed candles are the real venue's, row by row and column by column. */
    void awaitSame(String symbol) {
        await(closed(real.client(), symbol), () -> closed(client, symbol));
    }

    <T> void await(T wanted, Supplier<T> seen) {
        long until = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!wanted.equals(seen.get()) && System.nanoTime() < until) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        assertThat(seen.get()).isEqualTo(wanted);
    }

    /** The last of what is answered is still open. */
    private static List<JsonNode> closed(VenueClient client, String symbol) {
        List<JsonNode> rows = new ArrayList<>();
        client.get("/api/v3/klines?symbol=" + symbol + "&interval=1m&limit=800")
                .json()
                .forEach(rows::add);
        rows.removeLast();
        return rows;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
