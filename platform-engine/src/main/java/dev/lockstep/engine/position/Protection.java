package dev.lockstep.engine.position;

import dev.lockstep.engine.money.Price;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a position is protected.
 *
 * @param stop price at which it is sold at a loss
 * @param target price at which it is sold at a gain
 * @param state whether orders rest for it
 * @param nakedSince wall clock; when a live engine first knew of uncovered quantity; null while covered
 * @param nakedTotal wall time spent uncovered so far
 */
public record Protection(
        Price stop,
        Price target,
        ProtectionState state,
        @Nullable Instant nakedSince,
        Duration nakedTotal) {
    public Protection {
        if (!stop.isBelow(target)) {
            throw new IllegalArgumentException("stop " + stop + " must be below target " + target);
        }
    }

    public static Protection naked(Price stop, Price target, Instant since) {
        return new Protection(stop, target, ProtectionState.NAKED, since, Duration.ZERO);
    }

    /** The same protection in another state, with the uncovered time counted up to {@code now}. */
    public Protection in(ProtectionState next, Instant now) {
        boolean wasNaked = nakedSince != null;
        boolean isNaked =
                next == ProtectionState.NAKED || next == ProtectionState.UNCERTAIN || next == ProtectionState.EXITING;
        Duration total = wasNaked && !isNaked ? nakedTotal.plus(Duration.between(nakedSince, now)) : nakedTotal;
        Instant since = !isNaked ? null : wasNaked ? nakedSince : now;
        return new Protection(stop, target, next, since, total);
    }
}
