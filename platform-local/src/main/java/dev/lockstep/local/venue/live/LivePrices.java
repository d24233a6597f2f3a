package dev.lockstep.local.venue.live;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.venue.Bar;
import dev.lockstep.engine.venue.PriceSource;
import dev.lockstep.engine.venue.SymbolListing;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One symbol's closed minutes, in order, without a hole and each once, however often the connection is lost: an event
 * about a minute proves that every earlier one is over, and those that were missed are read before it is looked at.
 * Minutes the real venue does not have stay a gap. Filled by the thread of the {@link LiveFeed}, read by the venue's.
 */
final class LivePrices implements PriceSource {
    private static final long MINUTE = Timeframe.M1.length().toMillis();
    private static final String NOT_TO_BE_TRADED = "BREAK";

    private final Queue<Bar> bars = new ConcurrentLinkedQueue<>();
    private final BooleanSupplier stale;
    private final int history;
    private volatile SymbolListing listing;
    private long nextOpen;

    LivePrices(SymbolListing listing, List<Bar> past, BooleanSupplier stale) {
        this.listing = listing;
        this.stale = stale;
        this.history = past.size();
        bars.addAll(past);
        this.nextOpen = past.getLast().openTime() + MINUTE;
    }

    /** The rules the real venue has now; not to be traded while nobody knows whether its prices still hold. */
    @Override
    public SymbolListing listing() {
        return stale.getAsBoolean() ? listing.withStatus(NOT_TO_BE_TRADED) : listing;
    }

    void relist(SymbolListing changed) {
        listing = changed;
    }

    @Override
    public Timeframe timeframe() {
        return Timeframe.M1;
    }

    @Override
    public int history() {
        return history;
    }

    @Override
    public @Nullable Bar next() {
        return bars.poll();
    }

    @Override
    public boolean isLive() {
        return true;
    }

    String symbol() {
        return listing.symbol();
    }

    /** Reads what has closed since the last minute that was passed on; the newest row is never over yet. */
    void catchUp(LiveRest rest) throws IOException, InterruptedException {
        JsonNode newest = rest.newestKlines(symbol());
        if (newest.size() > 0) {
            missedBefore(newest.get(newest.size() - 1).path(0).asLong(), rest);
        }
    }

    /** Takes an event of the stream. */
    void read(JsonNode kline, LiveRest rest) throws IOException, InterruptedException {
        long open = kline.path("t").asLong();
        missedBefore(open, rest);
        if (open == nextOpen && kline.path("x").asBoolean(false)) {
            pass(LiveBars.ofEvent(kline));
        }
    }

    private void missedBefore(long open, LiveRest rest) throws IOException, InterruptedException {
        while (nextOpen < open) {
            JsonNode rows = rest.klines(symbol(), nextOpen, open - 1);
            for (JsonNode row : rows) {
                Bar bar = LiveBars.ofRow(row);
                if (bar.openTime() >= nextOpen && bar.openTime() < open) {
                    pass(bar);
                }
            }
            if (rows.size() < LiveRest.PAGE) {
                nextOpen = Math.max(nextOpen, open); // what is still missing the venue does not have
            }
        }
    }

    private void pass(Bar bar) {
        bars.add(bar);
        nextOpen = bar.openTime() + MINUTE;
    }
}
