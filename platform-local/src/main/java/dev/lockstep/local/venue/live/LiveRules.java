package dev.lockstep.local.venue.live;

import dev.lockstep.engine.venue.Amount;
import dev.lockstep.engine.venue.SymbolBounds;
import dev.lockstep.engine.venue.SymbolBounds.PriceBand;
import dev.lockstep.engine.venue.SymbolLimits;
import dev.lockstep.engine.venue.SymbolListing;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A symbol's rules from a real {@code exchangeInfo}; a filter the symbol does not have bounds nothing. */
final class LiveRules {
    private static final BigDecimal UNBOUNDED = new BigDecimal("90000000000");

    private final JsonNode symbol;
    private final Map<String, JsonNode> filters = new HashMap<>();

    private LiveRules(JsonNode symbol) {
        this.symbol = symbol;
        symbol.path("filters")
                .forEach(filter -> filters.put(filter.path("filterType").asString(""), filter));
    }

    /** Fails where the answer has no price and quantity steps, or such as do not fit eight decimals. */
    static SymbolListing listing(JsonNode symbol) throws IOException {
        try {
            return new LiveRules(symbol).listing();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException("exchangeInfo of " + symbol.path("symbol").asString("") + ": " + e.getMessage(), e);
        }
    }

    private SymbolListing listing() {
        return new SymbolListing(
                text("symbol"),
                text("baseAsset"),
                text("quoteAsset"),
                text("status"),
                positive("PRICE_FILTER", "tickSize"),
                bound("PRICE_FILTER", "maxPrice"),
                positive("LOT_SIZE", "stepSize"),
                bound("LOT_SIZE", "maxQty"),
                bound("MARKET_LOT_SIZE", "maxQty"),
                filters.containsKey("NOTIONAL")
                        ? amount("NOTIONAL", "minNotional")
                        : amount("MIN_NOTIONAL", "minNotional"),
                bound("NOTIONAL", "maxNotional"),
                limits(),
                bounds());
    }

    private SymbolBounds bounds() {
        boolean bySide = filters.containsKey("PERCENT_PRICE_BY_SIDE");
        String percent = bySide ? "PERCENT_PRICE_BY_SIDE" : "PERCENT_PRICE";
        return new SymbolBounds(
                band(percent, bySide ? "bidMultiplier" : "multiplier"),
                band(percent, bySide ? "askMultiplier" : "multiplier"),
                bySide,
                filters.containsKey("NOTIONAL"),
                amount("LOT_SIZE", "minQty"),
                amount("MARKET_LOT_SIZE", "minQty"),
                amount("MARKET_LOT_SIZE", "stepSize"));
    }

    private PriceBand band(String filter, String name) {
        return new PriceBand(
                bound(filter, name + "Up").stripTrailingZeros(),
                amount(filter, name + "Down").stripTrailingZeros());
    }

    private SymbolLimits limits() {
        SymbolLimits usual = SymbolLimits.USUAL;
        return new SymbolLimits(
                count("MAX_NUM_ORDERS", "maxNumOrders", usual.maxOrders()),
                count("MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", usual.maxAlgoOrders()),
                count("MAX_NUM_ORDER_LISTS", "maxNumOrderLists", usual.maxOrderLists()),
                count("MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends", usual.maxAmends()),
                count("ICEBERG_PARTS", "limit", usual.icebergParts()),
                amount("MAX_POSITION", "maxPosition"),
                count("TRAILING_DELTA", "minTrailingAboveDelta", usual.minTrailing()),
                count("TRAILING_DELTA", "maxTrailingAboveDelta", usual.maxTrailing()));
    }

    private String text(String name) {
        String text = symbol.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private BigDecimal positive(String filter, String name) {
        BigDecimal value = amount(filter, name);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(filter + "." + name + " is missing");
        }
        return value;
    }

    /** Zero means that this part of a filter is switched off. */
    private BigDecimal bound(String filter, String name) {
        BigDecimal value = amount(filter, name);
        return value.signum() == 0 ? Amount.of(UNBOUNDED) : value;
    }

    private BigDecimal amount(String filter, String name) {
        String value = field(filter, name);
        return value == null ? Amount.ZERO : Amount.of(value);
    }

    private int count(String filter, String name, int usual) {
        String value = field(filter, name);
        return value == null ? usual : Integer.parseInt(value);
    }

    private @Nullable String field(String filter, String name) {
        JsonNode found = filters.get(filter);
        return found == null || !found.hasNonNull(name)
                ? null
                : found.path(name).asString();
    }
}
