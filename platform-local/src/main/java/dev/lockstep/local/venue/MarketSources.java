package dev.lockstep.local.venue;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.venue.GeneratedPrices;
import dev.lockstep.engine.venue.KlineCsv;
import dev.lockstep.engine.venue.PriceSource;
import dev.lockstep.engine.venue.SymbolListing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes the price sources a market text asks for. */
final class MarketSources {
    static final String GENERATED = "generated";
    private static final String REPLAY = "replay:";
    private static final List<String> SYMBOLS =
            List.of("BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT");

    private MarketSources() {}

    static List<PriceSource> of(String market, long seed) {
        if (market.equals(GENERATED)) {
            return SYMBOLS.stream()
                    .<PriceSource>map(symbol -> new GeneratedPrices(SymbolListing.of(symbol), seed))
                    .toList();
        }
        if (market.startsWith(REPLAY)) {
            return Stream.of(market.substring(REPLAY.length()).split(",", -1))
                    .<PriceSource>map(file -> replay(Path.of(file)))
                    .toList();
        }
        throw new ConfigError(
                "market_unknown",
                "market \"" + market + "\" is not known",
                "use generated, or replay:FILE with a Binance kline CSV");
    }

    private static PriceSource replay(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ConfigError(
                    "market_file_missing", "there is no file " + file, "give the path of a Binance kline CSV");
        }
        return KlineCsv.read(file);
    }
}
