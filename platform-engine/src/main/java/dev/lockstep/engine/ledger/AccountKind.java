package dev.lockstep.engine.ledger;

/**
 * What a ledger account is for. Every entry sums to zero per asset; assets are positive, capital, gains and contra
 * accounts negative. What the venue should hold of an asset is AVAILABLE + CLEARING + OVERDRAFT + DUST + POOL.
 */
public enum AccountKind {
    /** Contra of what was allocated: minus the capital. */
    CAPITAL,
    /** Free to be held for an order, quote or base; never below zero (a CHECK). */
    AVAILABLE,
    /** Held for one order; ends at zero; never below zero (a CHECK). */
    CLEARING,
    /** Quote cost of what is held. */
    RESERVED_POSITIONS,
    /** Minus the gain: proceeds minus cost. */
    REALIZED_PNL,
    /** Commission paid. */
    FEES,
    /** Contra of base assets bought. */
    MARKET,
    /** Contra of what came or went without us: deposits, withdrawals, trades by hand. */
    EXTERNAL,
    /** Base too small to be sold. */
    DUST,
    /** What facts took beyond what was held; below zero until covered; faults the profile. */
    OVERDRAFT,
    /** Holding of a third asset that fees are paid from. */
    POOL;

    /** True where what is posted lies at the venue. */
    public boolean isHolding() {
        return switch (this) {
            case AVAILABLE, CLEARING, DUST, OVERDRAFT, POOL -> true;
            case CAPITAL, RESERVED_POSITIONS, REALIZED_PNL, FEES, MARKET, EXTERNAL -> false;
        };
    }
}
