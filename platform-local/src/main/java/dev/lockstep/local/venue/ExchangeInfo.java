package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.object;

import dev.lockstep.engine.venue.OrderType;
import dev.lockstep.engine.venue.SelfTradePrevention;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/v3/exchangeInfo}: the venue's limits and each symbol's rules. */
final class ExchangeInfo {
    static final List<String> STATUSES = List.of("TRADING", "END_OF_DAY", "HALT", "BREAK", "CANCEL_ONLY");

    private ExchangeInfo() {}

    static Object answer(Request request) {
        RateLimits limits = request.counters().limits();
        boolean sets = !"false".equals(request.params().optional("showPermissionSets"));
        List<Map<String, @Nullable Object>> symbols =
                chosen(request).map(listing -> symbol(listing, sets)).toList();
        return object(
                "timezone",
                "UTC",
                "serverTime",
                request.now(),
                "rateLimits",
                List.of(
                        limit("REQUEST_WEIGHT", "MINUTE", 1, limits.weightPerMinute()),
                        limit("ORDERS", "SECOND", 10, limits.ordersPerTenSeconds()),
                        limit("ORDERS", "DAY", 1, limits.ordersPerDay()),
                        limit("RAW_REQUESTS", "MINUTE", 5, limits.rawPerFiveMinutes())),
                "exchangeFilters",
                List.of(),
                "symbols",
                symbols);
    }

    private static Stream<SymbolListing> chosen(Request request) {
        Params params = request.params();
        params.atMostOneOf("symbol", "symbols", "permissions");
        params.atMostOneOf("symbol", "symbols", "symbolStatus");
        if (params.has("symbol")) {
            return Stream.of(request.venue().listing(params.symbol()));
        }
        if (params.has("symbols")) {
            return symbols(params.text("symbols")).stream().map(request.venue()::listing);
        }
        String status = params.optional("symbolStatus");
        if (status != null && !STATUSES.contains(status)) {
            throw new VenueRefusal(-1122, "Invalid symbolStatus.");
        }
        boolean spot = !params.has("permissions") || params.text("permissions").contains("SPOT");
        return request.venue().listings().stream()
                .filter(listing -> spot && (status == null || listing.status().equals(status)));
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
        List<String> symbols = array.valueStream().map(JsonNode::asString).toList();
        if (symbols.stream().distinct().count() < symbols.size()) {
            throw new VenueRefusal(-1151, "Symbol is present multiple times in the list.");
        }
        return symbols;
    }

    private static Map<String, @Nullable Object> limit(String type, String interval, int number, int limit) {
        return object("rateLimitType", type, "interval", interval, "intervalNum", number, "limit", limit);
    }

    private static Map<String, @Nullable Object> symbol(SymbolListing listing, boolean withSets) {
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
                true,
                "opoAllowed",
                true,
                "quoteOrderQtyMarketAllowed",
                true,
                "allowTrailingStop",
                true,
                "cancelReplaceAllowed",
                true,
                "amendAllowed",
                true,
                "pegInstructionsAllowed",
                false,
                "isSpotTradingAllowed",
                true,
                "isMarginTradingAllowed",
                false,
                "filters",
                SymbolFilters.of(listing),
                "permissions",
                List.of(),
                "permissionSets",
                withSets ? List.of(List.of("SPOT")) : List.of(),
                "defaultSelfTradePreventionMode",
                SelfTradePrevention.EXPIRE_MAKER.name(),
                "allowedSelfTradePreventionModes",
                Stream.of(SelfTradePrevention.values()).map(Enum::name).toList());
    }
}
