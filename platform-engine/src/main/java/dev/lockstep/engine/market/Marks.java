package dev.lockstep.engine.market;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest mark of every instrument this process has received a candle of. Nothing is ever made up: no candle, no
 * mark.
 */
public final class Marks {
    private final Map<Instrument, Mark> latest = new ConcurrentHashMap<>();
    private final InstantSource wall;

    public Marks(InstantSource wall) {
        this.wall = wall;
    }

    /** A late or repeated candle changes nothing. */
    public void seen(Candle candle) {
        Mark heard = new Mark(candle.close(), candle.closeTime(), wall.instant());
        latest.merge(candle.instrument(), heard, (known, now) -> now.at().isAfter(known.at()) ? now : known);
    }

    public Optional<Mark> of(Instrument instrument) {
        return Optional.ofNullable(latest.get(instrument));
    }

    /** The latest market time heard of a venue, with when that was. */
    public Optional<Mark> latestOf(Venue venue) {
        return latest.entrySet().stream()
                .filter(entry -> entry.getKey().venue().equals(venue))
                .map(Map.Entry::getValue)
                .max((one, other) -> one.receivedAt().compareTo(other.receivedAt()));
    }
}
