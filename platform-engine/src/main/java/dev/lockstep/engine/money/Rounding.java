package dev.lockstep.engine.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Which way an inexact result goes. Never against the customer's limits: quantities down, holds up. */
public enum Rounding {
    DOWN(RoundingMode.DOWN),
    UP(RoundingMode.UP),
    HALF_EVEN(RoundingMode.HALF_EVEN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    public BigDecimal toScale(BigDecimal value, int scale) {
        return value.setScale(scale, mode);
    }

    /** The multiple of {@code step} this way from {@code value}; a step of zero means "no step" at venues. */
    public BigDecimal toStep(BigDecimal value, BigDecimal step) {
        if (step.signum() == 0) {
            return value;
        }
        return value.divide(step, 0, mode).multiply(step);
    }

    public BigDecimal divide(BigDecimal dividend, BigDecimal divisor, int scale) {
        return dividend.divide(divisor, scale, mode);
    }
}
