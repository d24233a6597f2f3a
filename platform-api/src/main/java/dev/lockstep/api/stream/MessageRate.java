package dev.lockstep.api.stream;

import java.time.Duration;
import java.time.Instant;

/** So many messages a second, and twice as many at once. */
final class MessageRate {
    private final int perSecond;
    private double allowed;
    private Instant last;

    MessageRate(int perSecond, Instant now) {
        this.perSecond = perSecond;
        this.allowed = 2.0 * perSecond;
        this.last = now;
    }

    boolean takes(Instant now) {
        double earned = Duration.between(last, now).toMillis() / 1000.0 * perSecond;
        allowed = Math.min(2.0 * perSecond, allowed + Math.max(0, earned));
        last = now;
        if (allowed < 1) {
            return false;
        }
        allowed -= 1;
        return true;
    }
}
