package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;
import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.venue.OrderType;
import dev.lockstep.engine.venue.SelfTradePrevention;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueRefusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/v3/exchangeInfo}: the venue's limits and each symbol's rules. */
final class ExchangeInfo {
    private ExchangeInfo() {}

    static Object answer(Request request) {
        List<Map<String, @Nullable Object>> symbols =
                chosen(request).map(ExchangeInfo::symbol).toList();
        return object(
                "timezone",
                "UTC",
                "serverTime",
                request.now(),
                "rateLimits",
                List.of(
                        limit("REQUEST_WEIGHT", "MINUTE", 1, RateCounters.WEIGHT_PER_MINUTE),
                        limit("ORDERS", "SECOND", 10, RateCounters.ORDERS_PER_TEN_SECONDS),
                        limit("ORDERS", "DAY", 1, RateCounters.ORDERS_PER_DAY),
                        limit("RAW_REQUESTS", "MINUTE", 5, 300_000)),
                "exchangeFilters",
                List.of(),
                "symbols",
                symbols);
    }

    private static Stream<SymbolListing> chosen(Request request) {
        Params params = request.params();
        if (params.has("symbol")) {
            return Stream.of(request.venue().listing(params.symbol()));
        }
        if (params.has("symbols")) {
            return symbols(params.text("symbols")).stream().map(request.venue()::listing);
        }
        boolean spot = !params.has("permissions") || params.text("permissions").contains("SPOT");
        return spot ? request.venue().listings().stream() : Stream.of();
    }

    /** A JSON array of symbols in a parameter. */
    static List<String> symbols(String text) {
        JsonNode array = Json.parse(text);
        if (array == null || !array.isArray()) {
            throw new VenueRefusal(
                    -1100,
                    "Illegal characters found in parameter 'symbols'; legal range is"
                            + " '^\\[(\"[\\w\\-._&&[^a-z]]{1,50}\"(,\"[\\w\\-._&&[^a-z]]{1,50}\"){0,}){0,1}\\]$'.");
        }
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static Map<String, @Nullable Object> limit(String type, String interval, int number, int limit) {
        return object("rateLimitType", type, "interval", interval, "intervalNum", number, "limit", limit);
    }

    private static Map<String, @Nullable Object> symbol(SymbolListing listing) {
        return object(
                "symbol",
                listing.symbol(),
                "status",
                listing.status(),
                "baseAsset",
                listing.base(),
                "baseAssetPrecision",
                8,
                "quoteAsset",
                listing.quote(),
                "quotePrecision",
                8,
                "quoteAssetPrecision",
                8,
                "baseCommissionPrecision",
                8,
                "quoteCommissionPrecision",
                8,
                "orderTypes",
                Stream.of(OrderType.values()).map(Enum::name).toList(),
                "icebergAllowed",
                false,
                "ocoAllowed",
                true,
                "otoAllowed",
                false,
                "opoAllowed",
                false,
                "quoteOrderQtyMarketAllowed",
                true,
                "allowTrailingStop",
                false,
                "cancelReplaceAllowed",
                false,
                "amendAllowed",
                false,
                "pegInstructionsAllowed",
                false,
                "isSpotTradingAllowed",
                true,
                "isMarginTradingAllowed",
                false,
                "filters",
                filters(listing),
                "permissions",
                List.of(),
                "permissionSets",
                List.of(List.of("SPOT")),
                "defaultSelfTradePreventionMode",
                SelfTradePrevention.EXPIRE_MAKER.name(),
                "allowedSelfTradePreventionModes",
                Stream.of(SelfTradePrevention.values()).map(Enum::name).toList());
    }

    private static List<Map<String, @Nullable Object>> filters(SymbolListing listing) {
        return List.of(
                object(
                        "filterType", "PRICE_FILTER",
                        "minPrice", amount(listing.tick()),
                        "maxPrice", amount(listing.maxPrice()),
                        "tickSize", amount(listing.tick())),
                object(
                        "filterType", "LOT_SIZE",
                        "minQty", amount(listing.step()),
                        "maxQty", amount(listing.maxQuantity()),
                        "stepSize", amount(listing.step())),
                object(
                        "filterType", "MARKET_LOT_SIZE",
                        "minQty", amount(BigDecimal.ZERO),
                        "maxQty", amount(listing.marketMaxQuantity()),
                        "stepSize", amount(BigDecimal.ZERO)),
                object(
                        "filterType", "PERCENT_PRICE_BY_SIDE",
                        "bidMultiplierUp", SymbolListing.MULTIPLIER_UP.toPlainString(),
                        "bidMultiplierDown", SymbolListing.MULTIPLIER_DOWN.toPlainString(),
                        "askMultiplierUp", SymbolListing.MULTIPLIER_UP.toPlainString(),
                        "askMultiplierDown", SymbolListing.MULTIPLIER_DOWN.toPlainString(),
                        "avgPriceMins", 5),
                object(
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
                        5),
                object("filterType", "MAX_NUM_ORDERS", "maxNumOrders", listing.maxOrders()),
                object("filterType", "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", listing.maxAlgoOrders()),
                object("filterType", "MAX_NUM_ORDER_LISTS", "maxNumOrderLists", listing.maxOrderLists()));
    }
}
