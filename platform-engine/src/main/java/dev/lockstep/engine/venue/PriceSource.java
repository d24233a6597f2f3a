package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import org.jspecify.annotations.Nullable;

/**
 * Where a symbol's prices come from: generated or replayed (a live venue's public stream can be a third). Bars come in
 * order and always the same ones, so that a restarted venue finds its place again by counting.
 */
public interface PriceSource {
    SymbolListing listing();

    /** How long each bar is. */
    Timeframe timeframe();

    /** How many of the first bars are past when the market opens; what strategies are warmed up with. */
    int history();

    /** The next bar, or null when the source has no more. */
    @Nullable
    Bar next();
}
