package dev.lockstep.engine.equity;

import dev.lockstep.engine.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What today's equity is measured against.
 *
 * @param peak the highest equity recorded; null where none was
 * @param beforeToday the last equity recorded before the day; null where none was
 */
public record EquityReference(
        @Nullable Money peak, @Nullable Money beforeToday) {
    public static final EquityReference NONE = new EquityReference(null, null);
}
