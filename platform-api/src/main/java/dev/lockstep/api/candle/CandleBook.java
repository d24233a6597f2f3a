package dev.lockstep.api.candle;

import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.Venue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Candles of every series that was heard of or asked for, a bounded number of each. The feed tells the new ones; what
 * was before it comes from the venue, asked once.
 */
@Component
public class CandleBook {
    private static final int MOST_SERIES = 500;

    private final MarketData market;
    private final InstantSource wall;
    private final Map<SeriesKey, CandleSeries> series = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SeriesKey, CandleSeries> eldest) {
            return size() > MOST_SERIES;
        }
    };

    CandleBook(MarketData market, InstantSource wall) {
        this.market = market;
        this.wall = wall;
    }

    void add(Candle candle) {
        series(SeriesKey.of(candle)).add(candle, wall.instant());
    }

    /** The last {@code count} candles; an unknown symbol is a {@code DataContractError} {@code symbol_unknown}. */
    Mono<CandlesView> last(SeriesKey key, int count) {
        CandleSeries known = existing(key);
        Mono<CandleSeries> filled =
                known != null && known.holds(count, wall.instant()) ? Mono.just(known) : backfilled(key);
        return filled.map(full -> CandlesView.of(key, full, count, wall.instant()));
    }

    /** How it stands with a venue: the freshest of its series. */
    public FeedFreshness freshness(Venue venue) {
        Instant now = wall.instant();
        return of(venue).stream()
                .map(entry -> entry.getValue()
                        .freshness(now, entry.getKey().timeframe().length()))
                .min(Comparator.naturalOrder())
                .orElse(FeedFreshness.SILENT);
    }

    /** When the last candle of a venue came in. */
    public Optional<Instant> lastReceived(Venue venue) {
        return of(venue).stream()
                .flatMap(entry -> Optional.ofNullable(entry.getValue().receivedAt()).stream())
                .max(Comparator.naturalOrder());
    }

    private Mono<CandleSeries> backfilled(SeriesKey key) {
        return market.rules(new Venue(key.venue()), key.symbol())
                .map(SymbolRules::instrument)
                .flatMap(instrument -> history(instrument, key))
                .map(history -> {
                    CandleSeries filled = series(key);
                    filled.backfill(history, wall.instant());
                    return filled;
                });
    }

    private Mono<List<Candle>> history(Instrument instrument, SeriesKey key) {
        return market.recent(instrument, key.timeframe(), CandleSeries.CAPACITY);
    }

    private synchronized List<Map.Entry<SeriesKey, CandleSeries>> of(Venue venue) {
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().venue().equals(venue.name()))
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    private synchronized @Nullable CandleSeries existing(SeriesKey key) {
        return series.get(key);
    }

    private synchronized CandleSeries series(SeriesKey key) {
        return series.computeIfAbsent(key, absent -> new CandleSeries());
    }
}
