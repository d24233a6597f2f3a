package dev.lockstep.local.venue.live;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.venue.Bar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The closed minutes before now, read page by page from the newest back. */
final class LiveHistory {
    private static final long MINUTE = Timeframe.M1.length().toMillis();

    private LiveHistory() {}

    /** At least one, at most {@code count}; fewer where the symbol is younger. */
    static List<Bar> of(LiveRest rest, String symbol, int count) throws IOException, InterruptedException {
        SortedMap<Long, Bar> bars = new TreeMap<>();
        JsonNode newest = rest.newestKlines(symbol);
        for (int i = 0; i < newest.size() - 1; i++) { // the last one is not over
            add(bars, newest.get(i));
        }
        while (!bars.isEmpty() && bars.size() < count) {
            long before = bars.firstKey();
            JsonNode page = rest.klines(symbol, before - LiveRest.PAGE * MINUTE, before - 1);
            if (page.isEmpty()) {
                break;
            }
            for (JsonNode row : page) {
                add(bars, row);
            }
        }
        if (bars.isEmpty()) {
            throw new IOException(symbol + " has no closed minute yet");
        }
        List<Bar> all = new ArrayList<>(bars.values());
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    private static void add(SortedMap<Long, Bar> bars, JsonNode row) throws IOException {
        Bar bar = LiveBars.ofRow(row);
        bars.put(bar.openTime(), bar);
    }
}
