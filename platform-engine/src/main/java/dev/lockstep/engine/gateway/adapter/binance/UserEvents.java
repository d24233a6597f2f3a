package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.VenueReport;
import dev.lockstep.engine.gateway.VenueReport.BalanceReport;
import dev.lockstep.engine.gateway.VenueReport.ForeignOrder;
import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Reads the private stream's events into reports; events that say nothing about orders or balances give none. */
final class UserEvents {
    private final ExchangeAccountId account;
    private final InstallationTag tag;
    private final Symbols symbols;

    UserEvents(ExchangeAccountId account, InstallationTag tag, Symbols symbols) {
        this.account = account;
        this.tag = tag;
        this.symbols = symbols;
    }

    Mono<VenueReport> report(JsonNode event) {
        return switch (Json.text(event, "e")) {
            case "executionReport" -> execution(event);
            case "outboundAccountPosition" -> Mono.just(balances(event));
            case "eventStreamTerminated", "serverShutdown" ->
                Mono.error(new StreamSocket.StreamEnded("the venue said " + Json.text(event, "e")));
            // listStatus repeats what the legs' own reports say; balanceUpdate comes with a position event
            default -> Mono.empty();
        };
    }

    private Mono<VenueReport> execution(JsonNode event) {
        String id = idOf(event);
        String symbol = Json.text(event, "s");
        return ClientOrderId.isOurs(id, tag)
                ? symbols.instrument(symbol).map(instrument -> order(event, instrument, new ClientOrderId(id)))
                : Mono.just(new ForeignOrder(id, symbol, Json.text(event, "X"), Json.millis(event, "T")));
    }

    /** A cancel's report carries the cancel's own id in {@code c} and the order's in {@code C}. */
    private static String idOf(JsonNode event) {
        String original = Json.textOrEmpty(event, "C");
        return original.isEmpty() ? Json.text(event, "c") : original;
    }

    private OrderReport order(JsonNode event, Instrument instrument, ClientOrderId id) {
        Instant at = Json.millis(event, "T");
        return new OrderReport(
                id,
                instrument,
                Json.text(event, "i"),
                OrderReports.status(Json.text(event, "X")),
                new Quantity(Json.decimal(event, "z"), instrument.base()),
                new Money(Json.decimal(event, "Z"), instrument.quote()),
                fills(event, instrument, id, at),
                reason(event),
                at);
    }

    /** A trade id of -1 says that this report is not about a trade. */
    private List<Fill> fills(JsonNode event, Instrument instrument, ClientOrderId id, Instant at) {
        if (Json.number(event, "t") < 0 || !Json.text(event, "x").equals("TRADE")) {
            return List.of();
        }
        return List.of(new Fill(
                account,
                instrument,
                Json.text(event, "t"),
                id,
                Side.valueOf(Json.text(event, "S")),
                new Quantity(Json.decimal(event, "l"), instrument.base()),
                new Price(Json.decimal(event, "L"), instrument.quote()),
                new Money(Json.decimal(event, "Y"), instrument.quote()),
                fee(event, instrument),
                at));
    }

    /** Without a fee the venue names no fee asset. */
    private static Money fee(JsonNode event, Instrument instrument) {
        String asset = Json.textOrEmpty(event, "N");
        return asset.isEmpty() ? Money.zero(instrument.quote()) : new Money(Json.decimal(event, "n"), Asset.of(asset));
    }

    private static @Nullable String reason(JsonNode event) {
        String expiry = Json.textOrEmpty(event, "eR");
        String refusal = Json.textOrEmpty(event, "r");
        if (!expiry.isEmpty()) {
            return expiry;
        }
        return refusal.isEmpty() || refusal.equals("NONE") ? null : refusal;
    }

    private static BalanceReport balances(JsonNode event) {
        List<JsonNode> balances = Json.list(event, "B");
        return new BalanceReport(
                Balances.read(balances, "a", "f", true),
                Balances.read(balances, "a", "l", true),
                Json.millis(event, "u"));
    }
}
