package dev.lockstep.api.web.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Shares for people to look at: signed, two decimals. */
public final class Percentage {
    private static final int DECIMALS = 2;

    private Percentage() {}

    public static String of(BigDecimal part, BigDecimal whole) {
        return part.movePointRight(2)
                .divide(whole, MathContext.DECIMAL128)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
