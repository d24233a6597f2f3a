package dev.lockstep.local.audit;

import dev.lockstep.engine.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * One trade, as either side has it.
 *
 * @param side {@code BUY} or {@code SELL}
 * @param base what was traded
 * @param quote what it cost or brought
 */
record Trade(String side, Money base, BigDecimal price, Money quote, Money fee) {

    Trade {
        price = price.stripTrailingZeros();
    }

    /** What it brought and took. */
    List<Money> moved() {
        return side.equals("BUY")
                ? List.of(base, quote.negate(), fee.negate())
                : List.of(base.negate(), quote, fee.negate());
    }
}
