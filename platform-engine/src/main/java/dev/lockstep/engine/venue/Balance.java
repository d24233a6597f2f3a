package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * What an account has of one asset; neither part is ever negative.
 *
 * @param free may be used
 * @param locked held for open orders
 */
public record Balance(BigDecimal free, BigDecimal locked) {
    public static final Balance NOTHING = new Balance(Amount.ZERO, Amount.ZERO);

    public Balance {
        free = Amount.of(free);
        locked = Amount.of(locked);
        if (free.signum() < 0 || locked.signum() < 0) {
            throw new IllegalStateException("a balance would be negative: free " + free + ", locked " + locked);
        }
    }

    public BigDecimal total() {
        return free.add(locked);
    }

    public boolean isEmpty() {
        return free.signum() == 0 && locked.signum() == 0;
    }

    Balance credited(BigDecimal amount) {
        return new Balance(free.add(amount), locked);
    }

    Balance locking(BigDecimal amount) {
        return new Balance(free.subtract(amount), locked.add(amount));
    }

    Balance spending(BigDecimal amount) {
        return new Balance(free, locked.subtract(amount));
    }
}
