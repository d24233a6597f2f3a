package dev.lockstep.engine.venue;

import dev.lockstep.engine.market.Timeframe;
import org.jspecify.annotations.Nullable;

/**
 * Where a symbol's prices come from: generated, replayed, or followed live. Bars come in order and each once. Those of
 * a recording are always the same ones, so that a restarted venue finds its place again by counting; those of a live
 * market begin somewhere else at each start, so there it is found by the bars' times.
 */
public interface PriceSource {
    /** The symbol and its rules; those of a live market may change. */
    SymbolListing listing();

    /** How long each bar is. */
    Timeframe timeframe();

    /** How many of the first bars are past when the market opens; what strategies are warmed up with. */
    int history();

    /** The next bar, or null when the source has no more, or, where it is live, no more yet. */
    @Nullable
    Bar next();

    /** Whether there is always another bar, when its time has come. */
    default boolean isLive() {
        return false;
    }
}
