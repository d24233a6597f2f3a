package dev.lockstep.engine.money;

import java.math.BigDecimal;

/**
 * How much of a base asset an order, fill or position is about; never negative (the side says which way).
 *
 * @param value canonical, zero or more
 * @param asset the base asset
 */
public record Quantity(BigDecimal value, Asset asset) implements Comparable<Quantity> {
    public Quantity {
        value = Exact.canonical(value);
        if (value.signum() < 0) {
            throw new IllegalArgumentException("quantity must not be negative: " + value.toPlainString());
        }
    }

    public static Quantity of(String value, String asset) {
        return new Quantity(new BigDecimal(value), Asset.of(asset));
    }

    public static Quantity zero(Asset asset) {
        return new Quantity(BigDecimal.ZERO, asset);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(sameAsset(other).value), asset);
    }

    /** The difference; an error where it would be negative. */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(sameAsset(other).value), asset);
    }

    /** The largest multiple of {@code step} that is not above this quantity; a step of zero leaves it as it is. */
    public Quantity floorTo(BigDecimal step) {
        return new Quantity(Rounding.DOWN.toStep(value, step), asset);
    }

    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money asMoney() {
        return new Money(value, asset);
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(sameAsset(other).value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " " + asset;
    }

    private Quantity sameAsset(Quantity other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException("cannot combine " + this + " with " + other);
        }
        return other;
    }
}
