package dev.lockstep.local.venue.live;

import dev.lockstep.engine.problem.ConfigError;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Where a real venue's public market is and how it is followed.
 *
 * @param rest base address of REST calls
 * @param stream base address of the market streams
 * @param history how many closed minutes are read at the start
 * @param timeout of one REST call and of opening a connection
 * @param ping how often a connection is asked whether it is still there
 * @param idle how long a connection may say nothing, not even pongs, before it counts as lost
 * @param reconnectFirst pause before a lost connection is opened again; doubles with each failure
 * @param reconnectMax longest such pause
 * @param stale how long nothing may be heard before the prices are not to be traded at any more
 * @param rules how often the symbols' rules are read again
 */
public record LiveSettings(
        URI rest,
        URI stream,
        int history,
        Duration timeout,
        Duration ping,
        Duration idle,
        Duration reconnectFirst,
        Duration reconnectMax,
        Duration stale,
        Duration rules) {
    /** Binance's addresses for public market data alone. */
    public static final LiveSettings BINANCE = new LiveSettings(
            URI.create("https://data-api.binance.vision"),
            URI.create("wss://data-stream.binance.vision"),
            30_000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMillis(250),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5));

    public LiveSettings {
        require(rest, "http");
        require(stream, "ws");
        if (history < 1 || history > 35_000) {
            throw new IllegalArgumentException("history must be 1 to 35000 minutes: " + history);
        }
    }

    /** The same ways at another venue. */
    public LiveSettings at(URI otherRest, URI otherStream) {
        return new LiveSettings(
                otherRest, otherStream, history, timeout, ping, idle, reconnectFirst, reconnectMax, stale, rules);
    }

    private static void require(URI address, String scheme) {
        String given = String.valueOf(address.getScheme());
        if (address.getHost() == null || !(given.equals(scheme) || given.equals(scheme + "s"))) {
            throw new ConfigError(
                    "market_address_invalid",
                    "\"" + address + "\" is not the address of a market",
                    "give an address that begins with " + scheme + ":// or " + scheme + "s://",
                    Map.of("address", address.toString()));
        }
    }
}
