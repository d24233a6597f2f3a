package dev.lockstep.engine.money;

import java.math.BigDecimal;

/**
 * A share in percent: {@code 2.5} is two and a half of a hundred. May be negative (a fall) or above 100.
 *
 * @param value in percent, canonical
 */
public record Percent(BigDecimal value) implements Comparable<Percent> {
    public Percent {
        value = Exact.canonical(value);
    }

    public static Percent of(String value) {
        return new Percent(new BigDecimal(value));
    }

    /** The share as a factor: 2.5 % is 0.025. */
    public BigDecimal fraction() {
        return value.movePointLeft(2);
    }

    public Percent negate() {
        return new Percent(value.negate());
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    @Override
    public int compareTo(Percent other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " %";
    }
}
