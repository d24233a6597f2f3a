package dev.lockstep.engine.venue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * The filters that bound what one account may have at the whole venue, and in one order.
 *
 * @param maxOrders open orders ({@code EXCHANGE_MAX_NUM_ORDERS})
 * @param maxAlgoOrders open stop orders ({@code EXCHANGE_MAX_NUM_ALGO_ORDERS})
 * @param maxOrderLists open order lists ({@code EXCHANGE_MAX_NUM_ORDER_LISTS})
 * @param maxAsset most of an asset in one order ({@code MAX_ASSET}; only {@code GET /api/v3/myFilters} shows it)
 */
public record ExchangeLimits(int maxOrders, int maxAlgoOrders, int maxOrderLists, Map<String, BigDecimal> maxAsset) {
    public static final ExchangeLimits USUAL = new ExchangeLimits(1_000, 200, 200, Map.of());

    public ExchangeLimits {
        maxAsset = Map.copyOf(new TreeMap<>(maxAsset));
    }
}
