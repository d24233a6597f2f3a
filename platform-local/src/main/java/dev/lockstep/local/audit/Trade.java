package dev.lockstep.local.audit;

import java.math.BigDecimal;

/**
 * One trade, as either side has it.
 *
 * @param side {@code BUY} or {@code SELL}
 * @param quantity base
 */
record Trade(String side, BigDecimal quantity, BigDecimal price, BigDecimal fee, String feeAsset) {

    Trade {
        quantity = quantity.stripTrailingZeros();
        price = price.stripTrailingZeros();
        fee = fee.stripTrailingZeros();
    }
}
