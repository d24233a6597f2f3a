package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as the venue keeps and prints them: always eight places. */
public final class Amount {
    public static final int SCALE = 8;
    public static final BigDecimal ZERO = BigDecimal.ZERO.setScale(SCALE);

    private Amount() {}

    /** The number with eight decimals; one that needs more is a caller's mistake. */
    public static BigDecimal of(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.UNNECESSARY);
    }

    public static BigDecimal of(String value) {
        return of(new BigDecimal(value));
    }

    public static BigDecimal ofE8(long value) {
        return BigDecimal.valueOf(value, SCALE);
    }

    static long toE8(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
    }

    /** What a trade costs; both sides move the same rounded amount, so nothing is made or lost. */
    static BigDecimal quote(BigDecimal price, BigDecimal quantity) {
        return price.multiply(quantity).setScale(SCALE, RoundingMode.DOWN);
    }

    /** What an order may cost at most, rounded up so that its trades never exceed it. */
    static BigDecimal quoteAtMost(BigDecimal price, BigDecimal quantity) {
        return price.multiply(quantity).setScale(SCALE, RoundingMode.UP);
    }

    static BigDecimal share(BigDecimal amount, BigDecimal rate) {
        return amount.multiply(rate).setScale(SCALE, RoundingMode.DOWN);
    }

    static BigDecimal floorTo(BigDecimal value, BigDecimal step) {
        return value.divideToIntegralValue(step).multiply(step).setScale(SCALE, RoundingMode.DOWN);
    }

    static boolean isMultiple(BigDecimal value, BigDecimal step) {
        return step.signum() == 0 || value.remainder(step).signum() == 0;
    }
}
