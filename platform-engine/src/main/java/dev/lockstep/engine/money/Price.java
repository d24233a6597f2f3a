package dev.lockstep.engine.money;

import java.math.BigDecimal;

/**
 * What one unit of a base asset costs in the quote asset; always above zero.
 *
 * @param value canonical, above zero
 * @param quote the asset it is paid in
 */
public record Price(BigDecimal value, Asset quote) implements Comparable<Price> {
    public Price {
        value = Exact.canonical(value);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("price must be above zero: " + value.toPlainString());
        }
    }

    public static Price of(String value, String quote) {
        return new Price(new BigDecimal(value), Asset.of(quote));
    }

    /** What this quantity costs, exactly; venue ticks and steps keep the product within 18 decimals. */
    public Money times(Quantity quantity) {
        return new Money(value.multiply(quantity.value()), quote);
    }

    /** The nearest multiple of {@code tick} in the direction of {@code rounding}. */
    public Price toTick(BigDecimal tick, Rounding rounding) {
        return new Price(rounding.toStep(value, tick), quote);
    }

    /** This price moved by a share of itself: {@code +0.5 %} above, {@code -0.5 %} below; rounded to 18 decimals. */
    public Price moved(Percent by) {
        BigDecimal factor = BigDecimal.ONE.add(by.fraction());
        BigDecimal moved = value.multiply(factor);
        return new Price(
                moved.scale() > Exact.MAX_SCALE ? Rounding.HALF_EVEN.toScale(moved, Exact.MAX_SCALE) : moved, quote);
    }

    public boolean isAbove(Price other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Price other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Price other) {
        if (!quote.equals(other.quote)) {
            throw new IllegalArgumentException("cannot compare " + this + " with " + other);
        }
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + quote;
    }
}
