package dev.lockstep.engine.money;

import java.math.BigDecimal;

/**
 * A signed amount of one asset; exact, at most 18 decimals. Adding two assets is an error, not a conversion.
 *
 * @param amount canonical: no trailing zeros, never in exponent form
 * @param asset what it is an amount of
 */
public record Money(BigDecimal amount, Asset asset) implements Comparable<Money> {
    public Money {
        amount = Exact.canonical(amount);
    }

    public static Money of(String amount, String asset) {
        return new Money(new BigDecimal(amount), Asset.of(asset));
    }

    public static Money zero(Asset asset) {
        return new Money(BigDecimal.ZERO, asset);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameAsset(other).amount), asset);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameAsset(other).amount), asset);
    }

    public Money negate() {
        return new Money(amount.negate(), asset);
    }

    /** This share of the amount, rounded to {@code scale} decimals the way {@code rounding} says. */
    public Money times(Percent share, int scale, Rounding rounding) {
        return new Money(rounding.toScale(amount.multiply(share.fraction()), scale), asset);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameAsset(other).amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + asset;
    }

    private Money sameAsset(Money other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("cannot combine " + this + " with " + other);
        }
        return other;
    }
}
