package dev.lockstep.engine.equity;

import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.profile.TradingProfile;
import java.util.List;

/**
 * A profile with what it holds and is worth.
 *
 * @param profile which
 * @param open its open positions
 * @param equity what both come to
 */
public record ValuedProfile(TradingProfile profile, List<Position> open, Equity equity) {
    public ValuedProfile {
        open = List.copyOf(open);
    }
}
