package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bars of any period that is a multiple of the source's, put together from the source's bars. */
final class BarQuery {
    private BarQuery() {}

    static List<Bar> of(SymbolMarket market, Timeframe timeframe, @Nullable Long from, @Nullable Long to, int limit) {
        long length = timeframe.length().toMillis();
        if (length % market.timeframe().length().toMillis() != 0) {
            throw new VenueRefusal(-1120, "Invalid interval.");
        }
        long end = to == null ? Long.MAX_VALUE : to;
        long newest = Math.min(end, market.now());
        long start = from == null ? openOf(timeframe, newest) - length * limit : from;
        long first = Math.max(openOf(timeframe, start), market.firstOpenTime());
        List<Bar> bars = new ArrayList<>();
        for (Bar bar : market.barsSince(first)) {
            long open = openOf(timeframe, bar.openTime());
            if (open > end || (from != null && bars.size() > limit)) {
                break;
            }
            if (!bars.isEmpty() && bars.getLast().openTime() == open) {
                bars.set(bars.size() - 1, bars.getLast().and(bar));
            } else {
                bars.add(bar.startingAt(open));
            }
        }
        bars.removeIf(bar -> from != null && bar.openTime() < from);
        return trimmed(bars, from == null, limit);
    }

    private static List<Bar> trimmed(List<Bar> bars, boolean newest, int limit) {
        if (bars.size() <= limit) {
            return bars;
        }
        return newest ? bars.subList(bars.size() - limit, bars.size()) : bars.subList(0, limit);
    }

    private static long openOf(Timeframe timeframe, long time) {
        return timeframe.openOf(Instant.ofEpochMilli(time)).toEpochMilli();
    }
}
