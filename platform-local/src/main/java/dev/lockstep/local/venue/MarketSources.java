package dev.lockstep.local.venue;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.venue.GeneratedPrices;
import dev.lockstep.engine.venue.KlineCsv;
import dev.lockstep.engine.venue.PriceSource;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.local.venue.live.LiveFeed;
import dev.lockstep.local.venue.live.LiveSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The price sources a market text asks for.
 *
 * @param all of them
 * @param live what fills them, where they follow a real venue
 */
record MarketSources(List<PriceSource> all, @Nullable LiveFeed live) implements AutoCloseable {
    private static final String GENERATED = "generated";
    private static final String REPLAY = "replay:";
    private static final String LIVE = "live:";
    private static final List<String> SYMBOLS =
            List.of("BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT");

    static boolean isLive(String market) {
        return market.startsWith(LIVE);
    }

    static MarketSources of(String market, long seed, LiveSettings live) {
        if (market.equals(GENERATED)) {
            return new MarketSources(
                    SYMBOLS.stream()
                            .<PriceSource>map(symbol -> new GeneratedPrices(SymbolListing.of(symbol), seed))
                            .toList(),
                    null);
        }
        if (market.startsWith(REPLAY)) {
            return new MarketSources(
                    named(market, REPLAY)
                            .<PriceSource>map(file -> replay(Path.of(file)))
                            .toList(),
                    null);
        }
        if (isLive(market)) {
            LiveFeed feed = LiveFeed.open(live, named(market, LIVE).distinct().toList());
            return new MarketSources(feed.sources(), feed);
        }
        throw new ConfigError(
                "market_unknown",
                "market \"" + market + "\" is not known",
                "use generated, replay:FILE with a Binance kline CSV, or live:SYMBOL");
    }

    private static Stream<String> named(String market, String kind) {
        return Stream.of(market.substring(kind.length()).split(",", -1));
    }

    private static PriceSource replay(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigError(
                    "market_file_missing", "there is no file " + file, "give the path of a Binance kline CSV");
        }
        return KlineCsv.read(file);
    }

    @Override
    public void close() {
        LiveFeed feed = live;
        if (feed != null) {
            feed.close();
        }
    }
}
