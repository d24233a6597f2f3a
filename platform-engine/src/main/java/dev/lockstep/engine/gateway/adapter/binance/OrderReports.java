package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.VenueReport.OrderReport;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the orders and trades in REST answers. An answer that contradicts itself is an {@link UnreadableAnswer}. */
final class OrderReports {
    private final ExchangeAccountId account;

    OrderReports(ExchangeAccountId account) {
        this.account = account;
    }

    /** One order; after a cancel its own id is in {@code origClientOrderId}. */
    OrderReport order(JsonNode order, Instrument instrument) {
        return order(order, instrument, ourId(order), List.of());
    }

    OrderReport order(JsonNode order, Instrument instrument, ClientOrderId id, List<Fill> known) {
        Instant at = at(order);
        List<Fill> fills = order.has("fills") ? fillsInAnswer(order, instrument, id, at) : known;
        BigDecimal quote = Json.decimal(order, "cummulativeQuoteQty").max(BigDecimal.ZERO);
        return new OrderReport(
                id,
                instrument,
                Json.text(order, "orderId"),
                status(Json.text(order, "status")),
                new Quantity(Json.decimal(order, "executedQty"), instrument.base()),
                new Money(quote, instrument.quote()),
                fills,
                reason(order),
                at);
    }

    /** The orders of a list, as its placement and its cancel answer with them. */
    List<OrderReport> orderList(JsonNode list, Instrument instrument) {
        return Json.list(list, "orderReports").stream()
                .map(order -> order(order, instrument))
                .toList();
    }

    /** One trade as {@code myTrades} gives it. */
    Fill trade(JsonNode trade, Instrument instrument, ClientOrderId order) {
        return new Fill(
                account,
                instrument,
                Json.text(trade, "id"),
                order,
                Json.field(trade, "isBuyer").booleanValue(false) ? Side.BUY : Side.SELL,
                new Quantity(Json.decimal(trade, "qty"), instrument.base()),
                new Price(Json.decimal(trade, "price"), instrument.quote()),
                new Money(Json.decimal(trade, "quoteQty"), instrument.quote()),
                new Money(Json.decimal(trade, "commission"), Asset.of(Json.text(trade, "commissionAsset"))),
                Json.millis(trade, "time"));
    }

    static ClientOrderId ourId(JsonNode order) {
        return new ClientOrderId(idOf(order));
    }

    static String idOf(JsonNode order) {
        String original = Json.textOrEmpty(order, "origClientOrderId");
        return original.isEmpty() ? Json.text(order, "clientOrderId") : original;
    }

    /** The venue's words in ours; one it has added since leaves the state open, for evidence to decide. */
    static OrderStatus status(String word) {
        return switch (word) {
            case "NEW", "PENDING_NEW", "PENDING_CANCEL" -> OrderStatus.NEW;
            case "PARTIALLY_FILLED" -> OrderStatus.PARTIALLY_FILLED;
            case "FILLED" -> OrderStatus.FILLED;
            case "CANCELED" -> OrderStatus.CANCELED;
            case "EXPIRED", "EXPIRED_IN_MATCH" -> OrderStatus.EXPIRED;
            case "REJECTED" -> OrderStatus.REJECTED;
            default -> OrderStatus.UNKNOWN;
        };
    }

    /** The answer to a placement carries trades without time and quote amount: they are the order's and the product. */
    private List<Fill> fillsInAnswer(JsonNode order, Instrument instrument, ClientOrderId id, Instant at) {
        Side side = Side.valueOf(Json.text(order, "side"));
        return Json.list(order, "fills").stream()
                .map(fill -> fillInAnswer(fill, instrument, id, side, at))
                .toList();
    }

    private Fill fillInAnswer(JsonNode fill, Instrument instrument, ClientOrderId id, Side side, Instant at) {
        Quantity quantity = new Quantity(Json.decimal(fill, "qty"), instrument.base());
        Price price = new Price(Json.decimal(fill, "price"), instrument.quote());
        Money fee = new Money(Json.decimal(fill, "commission"), Asset.of(Json.text(fill, "commissionAsset")));
        String trade = Json.text(fill, "tradeId");
        return new Fill(account, instrument, trade, id, side, quantity, price, price.times(quantity), fee, at);
    }

    private static Instant at(JsonNode order) {
        for (String name : List.of("transactTime", "updateTime", "time")) {
            if (order.path(name).isIntegralNumber()) {
                return Json.millis(order, name);
            }
        }
        throw new UnreadableAnswer("no time");
    }

    private static @Nullable String reason(JsonNode order) {
        String expiry = Json.textOrEmpty(order, "expiryReason");
        return expiry.isEmpty() ? null : expiry;
    }
}
