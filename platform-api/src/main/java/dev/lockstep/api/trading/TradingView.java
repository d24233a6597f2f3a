package dev.lockstep.api.trading;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Whether the tenant's profiles trade.
 *
 * @param state in a word
 * @param why in a sentence
 * @param engines that hold a shard now
 * @param mode whose money the profiles trade with
 */
@Schema(name = "Trading")
public record TradingView(State state, String why, long engines, Mode mode) {
    /** Whether entries may be made. */
    public enum State {
        /** By at least one profile. */
        ACTIVE,
        /** No profile is running. */
        PAUSED,
        /** A kill switch is engaged, or the tenant is not active. */
        HALTED,
        /** Nobody runs the profiles. */
        NO_ENGINE
    }

    /** Of all the tenant's profiles. */
    public enum Mode {
        PAPER,
        LIVE,
        MIXED,
        NONE
    }
}
