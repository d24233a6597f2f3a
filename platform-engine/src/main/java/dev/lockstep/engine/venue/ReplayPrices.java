package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bars that were recorded once; see {@link KlineCsv} for reading them from a file. */
public final class ReplayPrices implements PriceSource {
    private static final int HISTORY = 500;

    private final SymbolListing listing;
    private final Timeframe timeframe;
    private final List<Bar> bars;
    private int position;

    public ReplayPrices(SymbolListing listing, Timeframe timeframe, List<Bar> bars) {
        this.listing = listing;
        this.timeframe = timeframe;
        this.bars = List.copyOf(bars);
    }

    @Override
    public SymbolListing listing() {
        return listing;
    }

    @Override
    public Timeframe timeframe() {
        return timeframe;
    }

    /** The first 500 bars, or half of a shorter recording. */
    @Override
    public int history() {
        return Math.min(HISTORY, bars.size() / 2);
    }

    @Override
    public @Nullable Bar next() {
        return position < bars.size() ? bars.get(position++) : null;
    }
}
