package dev.lockstep.engine.money;

import java.math.BigDecimal;

/** Keeps every decimal of the platform inside what a {@code numeric(38,18)} column holds, in one canonical form. */
final class Exact {
    static final int MAX_SCALE = 18;
    static final int MAX_INTEGER_DIGITS = 20;

    private Exact() {}

    /** The same number without trailing zeros and never in exponent form, so that equal amounts are equal records. */
    static BigDecimal canonical(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        if (plain.scale() > MAX_SCALE) {
            throw new ArithmeticException("more than " + MAX_SCALE + " decimals: " + value.toPlainString());
        }
        if (plain.precision() - plain.scale() > MAX_INTEGER_DIGITS) {
            throw new ArithmeticException(
                    "more than " + MAX_INTEGER_DIGITS + " integer digits: " + value.toPlainString());
        }
        return plain;
    }
}
