package dev.lockstep.engine.time;

import java.time.InstantSource;

/** Where the machine's own time enters the platform: signing, receive windows, deadlines, tokens, audit. */
public final class WallClock {
    private WallClock() {}

    public static InstantSource system() {
        return InstantSource.system();
    }
}
