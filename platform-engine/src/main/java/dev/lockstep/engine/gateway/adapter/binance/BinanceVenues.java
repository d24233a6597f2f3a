package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.adapter.GatewaySettings;
import dev.lockstep.engine.gateway.adapter.VenueSettings;
import dev.lockstep.engine.market.CandleClock;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.problem.ConfigError;
import dev.lockstep.engine.time.MarketClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.scheduler.Scheduler;

/** The configured venues, one wire each. */
record BinanceVenues(Map<Venue, BinanceVenue> byName) {
    private static final String PROTOCOL = "binance";

    BinanceVenues {
        byName = Map.copyOf(byName);
    }

    static BinanceVenues open(GatewaySettings settings, InstantSource wall, Scheduler scheduler, MeterRegistry meters) {
        Map<Venue, BinanceVenue> venues = new HashMap<>();
        settings.venues().forEach((name, venue) -> {
            Venue named = new Venue(name);
            venues.put(named, BinanceVenue.open(named, speaking(name, venue), wall, scheduler, meters));
        });
        return new BinanceVenues(venues);
    }

    /** A live venue's market time is its clock's; a generated or replayed market's is its candles'. */
    MarketClocks clocks() {
        Map<Venue, MarketClock> clocks = new HashMap<>();
        byName.forEach((name, venue) ->
                clocks.put(name, venue.settings().simulated() ? new CandleClock() : venue.time()::estimate));
        return new MarketClocks(clocks);
    }

    Map<Venue, BinanceMarket> markets(MarketClocks clocks) {
        return byName.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new BinanceMarket(entry.getValue(), clocks)));
    }

    private static VenueSettings speaking(String name, VenueSettings settings) {
        if (!settings.protocol().equals(PROTOCOL)) {
            throw new ConfigError(
                    "venue_protocol",
                    "venue " + name + " is to speak \"" + settings.protocol() + "\", which nothing here does",
                    "set lockstep.venues." + name + ".protocol=" + PROTOCOL,
                    Map.of("venue", name));
        }
        return settings;
    }
}
