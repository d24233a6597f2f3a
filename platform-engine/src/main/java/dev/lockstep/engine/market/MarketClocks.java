package dev.lockstep.engine.market;

import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.time.MarketClock;
import java.util.Map;

/**
 * Each venue's market time: its own clock where the market is live, its candles' time where it is generated or
 * replayed. Whoever receives a candle, from the venue or over the feed, says so here.
 */
public final class MarketClocks {
    private final Map<Venue, MarketClock> clocks;

    public MarketClocks(Map<Venue, MarketClock> clocks) {
        this.clocks = Map.copyOf(clocks);
    }

    public MarketClock of(Venue venue) {
        MarketClock clock = clocks.get(venue);
        if (clock == null) {
            throw new ConfigError(
                    "venue_unknown",
                    "no venue is configured under the name " + venue,
                    "configure lockstep.venues." + venue + " or correct the name",
                    Map.of("venue", venue.name()));
        }
        return clock;
    }

    public void seen(Candle candle) {
        if (clocks.get(candle.instrument().venue()) instanceof CandleClock clock) {
            clock.seen(candle);
        }
    }
}
