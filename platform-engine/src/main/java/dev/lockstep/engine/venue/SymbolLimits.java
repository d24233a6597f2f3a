package dev.lockstep.engine.venue;

import java.math.BigDecimal;

/**
 * The filters of a symbol that count or bound what one account may have there.
 *
 * @param maxOrders open orders ({@code MAX_NUM_ORDERS})
 * @param maxAlgoOrders open stop orders ({@code MAX_NUM_ALGO_ORDERS})
 * @param maxOrderLists open order lists ({@code MAX_NUM_ORDER_LISTS})
 * @param maxAmends reductions of one order ({@code MAX_NUM_ORDER_AMENDS})
 * @param icebergParts parts of an iceberg order ({@code ICEBERG_PARTS})
 * @param maxPosition base asset an account may hold or be buying, zero for no bound ({@code MAX_POSITION})
 * @param minTrailing smallest trailing delta in hundredths of a percent ({@code TRAILING_DELTA})
 * @param maxTrailing largest trailing delta
 */
public record SymbolLimits(
        int maxOrders,
        int maxAlgoOrders,
        int maxOrderLists,
        int maxAmends,
        int icebergParts,
        BigDecimal maxPosition,
        int minTrailing,
        int maxTrailing) {
    /** What Binance has for its large symbols. */
    public static final SymbolLimits USUAL = new SymbolLimits(200, 5, 20, 10, 100, Amount.ZERO, 10, 2_000);

    public SymbolLimits withMaxPosition(BigDecimal most) {
        return new SymbolLimits(
                maxOrders,
                maxAlgoOrders,
                maxOrderLists,
                maxAmends,
                icebergParts,
                Amount.of(most),
                minTrailing,
                maxTrailing);
    }
}
