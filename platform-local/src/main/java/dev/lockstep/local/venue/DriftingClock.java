package dev.lockstep.local.venue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clock, off by as much as somebody wants: a venue's clock is not its clients'. */
final class DriftingClock implements InstantSource {
    private final InstantSource machine;
    private volatile Duration drift = Duration.ZERO;

    DriftingClock(InstantSource machine) {
        this.machine = machine;
    }

    void drift(Duration off) {
        drift = off;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(drift);
    }
}
