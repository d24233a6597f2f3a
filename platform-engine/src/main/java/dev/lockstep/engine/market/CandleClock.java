package dev.lockstep.engine.market;

import dev.lockstep.engine.time.MarketClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of a market that is generated or replayed: the close of the latest candle seen, and the epoch before the
 * first. Never runs backwards, so a repeated or late candle changes nothing.
 */
public final class CandleClock implements MarketClock {
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);

    public void seen(Candle candle) {
        Instant close = candle.closeTime();
        latest.accumulateAndGet(close, (known, heard) -> heard.isAfter(known) ? heard : known);
    }

    @Override
    public Instant now() {
        return latest.get();
    }
}
