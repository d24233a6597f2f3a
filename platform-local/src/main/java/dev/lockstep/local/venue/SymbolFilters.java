package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;
import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.venue.ExchangeLimits;
import dev.lockstep.engine.venue.SymbolBounds;
import dev.lockstep.engine.venue.SymbolLimits;
import dev.lockstep.engine.venue.SymbolListing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters in the shapes of Binance's {@code filters.md}. */
final class SymbolFilters {
    private SymbolFilters() {}

    static List<Map<String, @Nullable Object>> of(SymbolListing listing) {
        List<Map<String, @Nullable Object>> filters = new ArrayList<>();
        filters.add(object(
                "filterType", "PRICE_FILTER",
                "minPrice", amount(listing.tick()),
                "maxPrice", amount(listing.maxPrice()),
                "tickSize", amount(listing.tick())));
        filters.add(object(
                "filterType", "LOT_SIZE",
                "minQty", amount(listing.minQuantity()),
                "maxQty", amount(listing.maxQuantity()),
                "stepSize", amount(listing.step())));
        filters.add(
                object("filterType", "ICEBERG_PARTS", "limit", listing.limits().icebergParts()));
        filters.add(object(
                "filterType", "MARKET_LOT_SIZE",
                "minQty", amount(listing.bounds().marketMin()),
                "maxQty", amount(listing.marketMaxQuantity()),
                "stepSize", amount(listing.bounds().marketStep())));
        filters.add(trailing(listing.limits()));
        filters.add(percent(listing.bounds()));
        filters.add(notional(listing));
        filters.addAll(counts(listing.limits()));
        return filters;
    }

    private static Map<String, @Nullable Object> percent(SymbolBounds bounds) {
        return bounds.bySide()
                ? object(
                        "filterType", "PERCENT_PRICE_BY_SIDE",
                        "bidMultiplierUp", bounds.bids().up().toPlainString(),
                        "bidMultiplierDown", bounds.bids().down().toPlainString(),
                        "askMultiplierUp", bounds.asks().up().toPlainString(),
                        "askMultiplierDown", bounds.asks().down().toPlainString(),
                        "avgPriceMins", 5)
                : object(
                        "filterType",
                        "PERCENT_PRICE",
                        "multiplierUp",
                        bounds.bids().up().toPlainString(),
                        "multiplierDown",
                        bounds.bids().down().toPlainString(),
                        "avgPriceMins",
                        5);
    }

    private static Map<String, @Nullable Object> notional(SymbolListing listing) {
        if (!listing.bounds().notional()) {
            return object(
                    "filterType",
                    "MIN_NOTIONAL",
                    "minNotional",
                    amount(listing.minNotional()),
                    "applyToMarket",
                    true,
                    "avgPriceMins",
                    5);
        }
        return object(
                "filterType",
                "NOTIONAL",
                "minNotional",
                amount(listing.minNotional()),
                "applyMinToMarket",
                true,
                "maxNotional",
                amount(listing.maxNotional()),
                "applyMaxToMarket",
                false,
                "avgPriceMins",
                5);
    }

    private static Map<String, @Nullable Object> trailing(SymbolLimits limits) {
        return object(
                "filterType", "TRAILING_DELTA",
                "minTrailingAboveDelta", limits.minTrailing(),
                "maxTrailingAboveDelta", limits.maxTrailing(),
                "minTrailingBelowDelta", limits.minTrailing(),
                "maxTrailingBelowDelta", limits.maxTrailing());
    }

    private static List<Map<String, @Nullable Object>> counts(SymbolLimits limits) {
        List<Map<String, @Nullable Object>> counts = new ArrayList<>();
        counts.add(object("filterType", "MAX_NUM_ORDERS", "maxNumOrders", limits.maxOrders()));
        counts.add(object("filterType", "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", limits.maxAlgoOrders()));
        counts.add(object("filterType", "MAX_NUM_ORDER_LISTS", "maxNumOrderLists", limits.maxOrderLists()));
        counts.add(object("filterType", "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends", limits.maxAmends()));
        if (limits.maxPosition().signum() > 0) {
            counts.add(object("filterType", "MAX_POSITION", "maxPosition", amount(limits.maxPosition())));
        }
        return counts;
    }

    static List<Map<String, @Nullable Object>> of(ExchangeLimits limits) {
        return List.of(
                object("filterType", "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders", limits.maxOrders()),
                object("filterType", "EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", limits.maxAlgoOrders()),
                object("filterType", "EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists", limits.maxOrderLists()));
    }

    static List<Map<String, @Nullable Object>> assets(ExchangeLimits limits, SymbolListing listing) {
        List<Map<String, @Nullable Object>> filters = new ArrayList<>();
        for (String asset : List.of(listing.base(), listing.quote())) {
            BigDecimal most = limits.maxAsset().get(asset);
            if (most != null) {
                filters.add(object("filterType", "MAX_ASSET", "asset", asset, "limit", amount(most)));
            }
        }
        return filters;
    }
}
