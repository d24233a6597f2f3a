package dev.lockstep.engine.profile.adapter;

import dev.lockstep.engine.event.EventCodec;
import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.profile.RiskLimits;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.StrategySpec;
import io.r2dbc.postgresql.codec.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A profile's JSON: the columns {@code watchlist} and {@code strategy}, and the argument of fn_create_profile. */
final class ProfileJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ProfileJson() {}

    static Json watchlist(List<Instrument> instruments) {
        return json(watchlistNode(instruments));
    }

    static List<Instrument> watchlist(Json column) {
        return MAPPER.readTree(column.asString())
                .valueStream()
                .map(each -> new Instrument(
                        new Venue(each.get("venue").stringValue()),
                        each.get("symbol").stringValue(),
                        Asset.of(each.get("base").stringValue()),
                        Asset.of(each.get("quote").stringValue())))
                .toList();
    }

    static Json strategy(StrategySpec strategy) {
        return json(strategyNode(strategy));
    }

    static StrategySpec strategy(Json column) {
        JsonNode node = MAPPER.readTree(column.asString());
        TreeMap<String, BigDecimal> parameters = new TreeMap<>();
        node.get("parameters")
                .propertyStream()
                .forEach(each -> parameters.put(
                        each.getKey(), new BigDecimal(each.getValue().stringValue())));
        return StrategySpec.of(node.get("kind").stringValue(), parameters);
    }

    static Json creation(TradingProfile profile, JournalEntry funding, PendingEvent event, EventCodec codec) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("profile", profile(profile));
        node.set("funding", journal(funding));
        node.putArray("events").add(event(event, codec));
        return json(node);
    }

    private static ObjectNode profile(TradingProfile profile) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("tenant", profile.tenant().toString())
                .put("id", profile.id().toString())
                .put("account", profile.account().toString())
                .put("name", profile.name())
                .put("timeframe", profile.timeframe().text())
                .put("mode", profile.mode().name())
                .put("capital", profile.capital().amount().toPlainString())
                .put("capital_asset", profile.capital().asset().code())
                .put("desired", profile.desired().name())
                .put("observed", profile.observed().name())
                .put("fault_reason", profile.faultReason())
                .put("created_at", profile.createdAt().toString())
                .put("updated_at", profile.updatedAt().toString());
        node.set("watchlist", watchlistNode(profile.watchlist()));
        node.set("strategy", strategyNode(profile.strategy()));
        node.set("limits", limits(profile.limits()));
        return node;
    }

    private static ObjectNode limits(RiskLimits limits) {
        return MAPPER.createObjectNode()
                .put("position_size", limits.positionSize().value().toPlainString())
                .put("stop_loss", limits.stopLoss().value().toPlainString())
                .put("take_profit", limits.takeProfit().value().toPlainString())
                .put("max_slippage", limits.maxSlippage().value().toPlainString())
                .put("max_daily_loss", limits.maxDailyLoss().value().toPlainString())
                .put("max_open_positions", limits.maxOpenPositions())
                .put("cooldown_us", limits.cooldown().toNanos() / 1000);
    }

    private static ObjectNode journal(JournalEntry entry) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", entry.id().toString())
                .put("tenant", entry.tenant().toString())
                .put("profile", entry.profile().toString())
                .put("key", entry.key())
                .put("kind", entry.kind().name())
                .put("correlation_id", entry.correlationId().value())
                .put("occurred_at", entry.occurredAt().toString());
        ArrayNode postings = node.putArray("postings");
        entry.postings().forEach(posting -> postings.add(posting(posting)));
        return node;
    }

    private static ObjectNode posting(Posting posting) {
        ObjectNode node =
                MAPPER.createObjectNode().put("delta", posting.delta().amount().toPlainString());
        node.putObject("account")
                .put("exchange_account", posting.account().exchangeAccount().toString())
                .put("profile", posting.account().profile().toString())
                .put("kind", posting.account().kind().name())
                .put("reference", posting.account().reference())
                .put("asset", posting.account().asset().code());
        return node;
    }

    private static ObjectNode event(PendingEvent event, EventCodec codec) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", event.id().toString())
                .put("tenant", event.tenant().toString())
                .put("type", codec.type(event.event()))
                .put("correlation_id", event.correlationId().value())
                .put("occurred_at", event.occurredAt().toString());
        node.set("payload", MAPPER.readTree(codec.json(event.event())));
        return node;
    }

    private static ArrayNode watchlistNode(List<Instrument> instruments) {
        ArrayNode nodes = MAPPER.createArrayNode();
        instruments.forEach(each -> nodes.addObject()
                .put("venue", each.venue().name())
                .put("symbol", each.symbol())
                .put("base", each.base().code())
                .put("quote", each.quote().code()));
        return nodes;
    }

    private static ObjectNode strategyNode(StrategySpec strategy) {
        ObjectNode node = MAPPER.createObjectNode().put("kind", strategy.kind());
        ObjectNode parameters = node.putObject("parameters");
        strategy.parameters().forEach((name, value) -> parameters.put(name, value.toPlainString()));
        return node;
    }

    private static Json json(JsonNode node) {
        return Json.of(MAPPER.writeValueAsString(node));
    }
}
