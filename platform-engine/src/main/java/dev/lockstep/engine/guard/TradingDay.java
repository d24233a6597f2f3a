package dev.lockstep.engine.guard;

import dev.lockstep.engine.position.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile's market day so far, as the guards look at it. The day begins on the venue's clock, which closes positions,
 * with the profile's first decision about a candle that closed in it: market time and wall time need not run alike.
 *
 * @param open the profile's open positions of whatever symbol, oldest first
 * @param closed its positions closed at or after the wall time of that first decision, first closed first; none where
 *     there was no such decision yet
 * @param lastEntry market time of the last entry the profile was allowed on the symbol, what a cooldown counts from;
 *     null where there is none
 */
public record TradingDay(
        List<Position> open,
        List<Position> closed,
        @Nullable Instant lastEntry) {
    public TradingDay {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }
}
