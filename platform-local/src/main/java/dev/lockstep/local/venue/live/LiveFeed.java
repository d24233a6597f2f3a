package dev.lockstep.local.venue.live;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.venue.PriceSource;
import dev.lockstep.engine.venue.SymbolListing;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Follows the public market of a real venue: one connection for all symbols, on a thread of its own, opened again after
 * a pause that doubles with each failure. After each opening every symbol is first brought up to date over REST; a
 * minute that cannot be had ends the connection, so that none is passed over.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    private final LiveSettings settings;
    private final LiveRest rest;
    private final Map<String, LivePrices> prices = new TreeMap<>();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile long freshNanos = System.nanoTime();
    private long rulesNanos = System.nanoTime();

    private LiveFeed(LiveSettings settings) {
        this.settings = settings;
        this.rest = new LiveRest(settings);
        this.thread = Thread.ofPlatform().name("live-market").daemon(true).unstarted(this::follow);
    }

    /**
     * Reads rules and history, then begins to follow.
     *
     * @throws ConfigError when the venue cannot be reached or does not list a symbol
     */
    public static LiveFeed open(LiveSettings settings, Collection<String> symbols) {
        LiveFeed feed = new LiveFeed(settings);
        try {
            feed.begin(List.copyOf(symbols));
            return feed;
        } catch (IOException e) {
            feed.close();
            throw new ConfigError(
                    "market_unreachable",
                    "the market at " + settings.rest() + " cannot be followed: " + e.getMessage(),
                    "check --market-url and the symbols; without a network use generated or replay:FILE",
                    Map.of("address", settings.rest().toString(), "symbols", String.join(",", symbols)));
        } catch (InterruptedException e) {
            feed.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void begin(List<String> symbols) throws IOException, InterruptedException {
        for (JsonNode symbol : rest.symbols(symbols)) {
            SymbolListing listing = LiveRules.listing(symbol);
            prices.put(
                    listing.symbol(),
                    new LivePrices(listing, LiveHistory.of(rest, listing.symbol(), settings.history()), this::isStale));
        }
        if (!prices.keySet().containsAll(symbols)) {
            throw new IOException("it lists " + prices.keySet() + " of " + symbols);
        }
        freshNanos = System.nanoTime();
        thread.start();
    }

    public List<PriceSource> sources() {
        return new ArrayList<>(prices.values());
    }

    /** Whether for so long nothing was heard that nobody knows what the prices are now. */
    public boolean isStale() {
        return System.nanoTime() - freshNanos > settings.stale().toNanos();
    }

    private void follow() {
        Duration pause = settings.reconnectFirst();
        while (open) {
            long before = freshNanos;
            Duration wanted = Duration.ZERO;
            try {
                connection();
            } catch (LiveRest.ComeBack e) {
                wanted = Duration.ofSeconds(e.seconds);
                lost(e);
            } catch (IOException | RuntimeException e) {
                lost(e);
            } catch (InterruptedException e) {
                return;
            }
            pause = freshNanos == before
                    ? min(pause.multipliedBy(2), settings.reconnectMax())
                    : settings.reconnectFirst();
            if (!slept(wanted.compareTo(pause) > 0 ? wanted : pause)) {
                return;
            }
        }
    }

    private void connection() throws IOException, InterruptedException {
        try (LiveSocket socket = LiveSocket.open(rest.http(), address(), settings)) {
            readRules();
            for (LivePrices one : prices.values()) {
                one.catchUp(rest);
            }
            LOG.info("STREAM_STARTED stream=live-market symbols={}", prices.keySet());
            while (open) {
                String text = socket.next();
                if (text != null) {
                    read(text);
                }
                freshNanos = socket.heardNanos();
                if (System.nanoTime() - rulesNanos > settings.rules().toNanos()) {
                    readRules();
                }
            }
        }
    }

    private URI address() {
        String streams = prices.keySet().stream()
                .map(symbol -> symbol.toLowerCase(Locale.ROOT) + "@kline_1m")
                .collect(Collectors.joining("/"));
        return URI.create(settings.stream().toString().replaceAll("/+$", "") + "/stream?streams="
                + URLEncoder.encode(streams, StandardCharsets.UTF_8));
    }

    private void read(String text) throws IOException, InterruptedException {
        JsonNode event = parsed(text).path("data");
        switch (event.path("e").asString("")) {
            case "kline" -> {
                LivePrices one = prices.get(event.path("s").asString(""));
                if (one != null) {
                    one.read(event.path("k"), rest);
                }
            }
            case "serverShutdown" -> throw new IOException("the venue said serverShutdown");
            default -> LOG.debug("not a candle: {}", text);
        }
    }

    private static JsonNode parsed(String text) throws IOException {
        try {
            return LiveRest.JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IOException("not JSON: " + text.substring(0, Math.min(200, text.length())), e);
        }
    }

    private void readRules() throws IOException, InterruptedException {
        for (JsonNode symbol : rest.symbols(List.copyOf(prices.keySet()))) {
            SymbolListing listing = LiveRules.listing(symbol);
            LivePrices one = prices.get(listing.symbol());
            if (one != null) {
                one.relist(listing);
            }
        }
        rulesNanos = System.nanoTime();
    }

    private void lost(Exception why) {
        if (open) {
            LOG.warn("STREAM_LOST stream=live-market reason={}", why.toString());
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean slept(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        rest.close();
    }
}
