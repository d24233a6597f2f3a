package dev.lockstep.engine.venue;

import java.util.ArrayList;
import java.util.List;

/** How long a trend follower waits for a fast average to cross above a slow one. */
final class Crossings {
    private Crossings() {}

    /** All waits in bars, shortest first. */
    static List<Long> waits(List<Bar> bars, int fast, int slow) {
        double quick = bars.getFirst().close();
        double steady = quick;
        boolean above = false;
        long since = 0;
        List<Long> waits = new ArrayList<>();
        for (Bar bar : bars) {
            quick += (bar.close() - quick) * 2 / (fast + 1);
            steady += (bar.close() - steady) * 2 / (slow + 1);
            since++;
            if (quick > steady && !above) {
                waits.add(since);
                since = 0;
            }
            above = quick > steady;
        }
        waits.sort(null);
        return waits;
    }
}
