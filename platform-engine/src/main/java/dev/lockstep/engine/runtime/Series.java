package dev.lockstep.engine.runtime;

import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Timeframe;

/** Candles that some profile wants. */
record Series(Instrument instrument, Timeframe timeframe) {
    LeaseKey lease() {
        return new LeaseKey("feed:" + this);
    }

    @Override
    public String toString() {
        return instrument + ":" + timeframe;
    }
}
