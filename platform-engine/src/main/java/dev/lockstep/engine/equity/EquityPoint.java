package dev.lockstep.engine.equity;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.tenancy.ProfileId;
import java.time.Instant;

/**
 * A profile's worth at one moment.
 *
 * @param profile whose
 * @param at market time
 * @param equity cash and what was held at its mark
 * @param peak the highest equity so far, the capital at least
 * @param unrealized of it, not yet realised
 * @param realizedNet realised so far, less fees
 */
public record EquityPoint(
        ProfileId profile, Instant at, Money equity, Money peak, Money unrealized, Money realizedNet) {
    /** Whether the profile is worth the same at both times, in all its parts. */
    public boolean sameWorthAs(EquityPoint other) {
        return equity.equals(other.equity)
                && unrealized.equals(other.unrealized)
                && realizedNet.equals(other.realizedNet);
    }
}
