package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.PriceSource;
import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.SymbolListing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes over what a live market's own rules become; what was changed by hand stays until then. */
final class LiveListings {
    private final List<PriceSource> sources;
    private final Map<String, SymbolListing> known = new TreeMap<>();

    LiveListings(List<PriceSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** Runs on the venue's thread. */
    boolean takeOver(SimulatedVenue venue) {
        boolean changed = false;
        for (PriceSource source : sources) {
            SymbolListing now = source.listing();
            SymbolListing before = known.put(now.symbol(), now);
            if (!now.equals(before)) {
                venue.relist(now);
                changed = true;
            }
        }
        return changed;
    }
}
