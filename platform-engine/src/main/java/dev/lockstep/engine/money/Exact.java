package dev.lockstep.engine.money;

import java.math.BigDecimal;

/** Keeps every decimal of the platform inside what a {@code numeric(38,18)} column holds, in one canonical form. */
final class Exact {
    static final int MAX_SCALE = 18;
    static final int MAX_INTEGER_DIGITS = 20;

    private Exact() {}

    /** The same number without trailing zeros and never in exponent form, so that equal amounts are equal records. */
    static BigDecimal canonical(BigDecimal value) {
        BigDecimal plain = plain(value);
        if (plain.scale() > MAX_SCALE) {
            throw new ArithmeticException("more than " + MAX_SCALE + " decimals: " + value.toPlainString());
        }
        if (plain.precision() - plain.scale() > MAX_INTEGER_DIGITS) {
            throw new ArithmeticException(
                    "more than " + MAX_INTEGER_DIGITS + " integer digits: " + value.toPlainString());
        }
        return plain;
    }

    /** A whole number has no zeros to lose: stripping them would only bring its exponent. */
    private static BigDecimal plain(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal shortest = value.scale() > 0 ? value.stripTrailingZeros() : value;
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
