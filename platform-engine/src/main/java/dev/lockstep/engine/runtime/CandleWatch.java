package dev.lockstep.engine.runtime;

import dev.lockstep.engine.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices series that some profile wants and nobody hears: a trading loop without candles is quiet, not broken, so
 * nothing else would tell.
 */
public final class CandleWatch {
    /** Beyond the series' own timeframe; wall time, whatever the pace of the market. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InstantSource wall;
    private final Map<Series, Instant> since = new ConcurrentHashMap<>();

    public CandleWatch(InstantSource wall) {
        this.wall = wall;
    }

    /** From now on exactly these are expected. */
    void expect(Collection<Series> wanted) {
        Instant now = wall.instant();
        since.keySet().retainAll(wanted);
        wanted.forEach(series -> since.putIfAbsent(series, now));
    }

    void heard(Candle candle) {
        since.computeIfPresent(new Series(candle.instrument(), candle.timeframe()), (series, before) -> wall.instant());
    }

    /** Series that should have brought a candle by now, as text, in the order of their names. */
    public List<String> silent() {
        Instant now = wall.instant();
        return since.entrySet().stream()
                .filter(entry -> Duration.between(entry.getValue(), now)
                                .compareTo(entry.getKey().timeframe().length().plus(PATIENCE))
                        > 0)
                .map(entry -> entry.getKey().toString())
                .sorted()
                .toList();
    }
}
