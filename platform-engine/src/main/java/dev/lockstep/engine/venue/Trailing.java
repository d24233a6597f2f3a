package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * How far a trailing stop has followed the price.
 *
 * @param since wall time in milliseconds when it began to follow
 * @param extreme highest price since then for a sale, lowest for a purchase
 */
public record Trailing(long since, BigDecimal extreme) {
    private static final BigDecimal BIPS = new BigDecimal("10000");

    Trailing following(Side side, BigDecimal last) {
        return new Trailing(since, side == Side.SELL ? extreme.max(last) : extreme.min(last));
    }

    /** Whether the price has come back from the extreme by {@code delta} hundredths of a percent. */
    boolean isReached(Side side, int delta, BigDecimal last) {
        BigDecimal moved = BigDecimal.valueOf(side == Side.SELL ? -delta : delta);
        BigDecimal trigger = extreme.multiply(BIPS.add(moved));
        int compared = last.multiply(BIPS).compareTo(trigger);
        return side == Side.SELL ? compared <= 0 : compared >= 0;
    }
}
