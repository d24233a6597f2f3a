package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.market.SymbolStatus;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Quantity;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Reads one symbol of {@code exchangeInfo}. A filter the venue leaves out, like one that says 0, limits nothing. */
final class SymbolRulesReader {
    private SymbolRulesReader() {}

    static SymbolRules read(JsonNode symbol, Venue venue) {
        Asset base = Asset.of(Json.text(symbol, "baseAsset"));
        Asset quote = Asset.of(Json.text(symbol, "quoteAsset"));
        return new SymbolRules(
                new Instrument(venue, Json.text(symbol, "symbol"), base, quote),
                SymbolStatus.ofVenue(Json.text(symbol, "status")),
                limit(symbol, "PRICE_FILTER", "tickSize"),
                limit(symbol, "LOT_SIZE", "stepSize"),
                new Quantity(limit(symbol, "LOT_SIZE", "minQty"), base),
                new Quantity(limit(symbol, "LOT_SIZE", "maxQty"), base),
                marketStep(symbol),
                new Quantity(limit(symbol, "MARKET_LOT_SIZE", "maxQty"), base),
                new Money(minNotional(symbol), quote),
                limit(symbol, "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders").intValue(),
                symbol.path("ocoAllowed").asBoolean(false));
    }

    /** LOT_SIZE holds for market orders too, so where MARKET_LOT_SIZE names no step its step is the one. */
    private static BigDecimal marketStep(JsonNode symbol) {
        BigDecimal step = limit(symbol, "MARKET_LOT_SIZE", "stepSize");
        return step.signum() == 0 ? limit(symbol, "LOT_SIZE", "stepSize") : step;
    }

    private static BigDecimal minNotional(JsonNode symbol) {
        return limit(symbol, "NOTIONAL", "minNotional").max(limit(symbol, "MIN_NOTIONAL", "minNotional"));
    }

    private static BigDecimal limit(JsonNode symbol, String filter, String name) {
        return Json.list(symbol, "filters").stream()
                .filter(entry -> Json.text(entry, "filterType").equals(filter))
                .findFirst()
                .map(entry -> Json.decimal(entry, name))
                .orElse(BigDecimal.ZERO);
    }
}
