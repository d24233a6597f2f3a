package dev.lockstep.engine.time;

import java.time.Instant;

/**
 * The market's time: the venue's live, the candle's in replay, simulation and backtest. Drives signals, cooldowns,
 * duplicate windows, staleness, daily limits and reports; never signing, deadlines or leases.
 */
@FunctionalInterface
public interface MarketClock {
    Instant now();
}
