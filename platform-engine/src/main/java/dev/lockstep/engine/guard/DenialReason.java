package dev.lockstep.engine.guard;

/** Why we did not do what a signal said. Denied is ours; rejected is the venue's. Names are part of the contract. */
public enum DenialReason {
    NO_SIGNAL,
    NOT_RUNNING,
    PROFILE_FAULTED,
    KILL_SWITCH,
    STALE_DATA,
    SYMBOL_NOT_TRADABLE,
    COOLDOWN,
    DUPLICATE_SIGNAL,
    POSITION_OPEN,
    NO_POSITION,
    MAX_OPEN_POSITIONS,
    DAILY_LOSS,
    BELOW_MIN_NOTIONAL,
    INSUFFICIENT_CAPITAL,
    OVERDRAFT,
    ENTRY_LOCKED,
    SHARD_LOST,
    EXIT_UNDER_WAY
}
