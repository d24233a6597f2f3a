package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;

import dev.lockstep.engine.market.Timeframe;
import dev.lockstep.engine.venue.Amount;
import dev.lockstep.engine.venue.Bar;
import dev.lockstep.engine.venue.ExecutionType;
import dev.lockstep.engine.venue.MarketTrade;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.PreventedMatch;
import dev.lockstep.engine.venue.VenueEvent;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueRefusal;
import dev.lockstep.engine.venue.VenueTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events in the shapes of Binance's user data and market streams; {@code E} is wall time, {@code T} of trades market
 * time.
 */
final class EventViews {
    private EventViews() {}

    static Map<String, @Nullable Object> userEvent(VenueEvent.Private event) {
        return switch (event) {
            case VenueEvent.OrderReported report -> executionReport(report);
            case VenueEvent.ListReported list -> listStatus(list);
            case VenueEvent.BalancesChanged balances -> accountPosition(balances);
            case VenueEvent.FundsMoved funds ->
                Json.object(
                        "e", "balanceUpdate",
                        "E", funds.time(),
                        "a", funds.asset(),
                        "d", amount(funds.delta()),
                        "T", funds.time());
        };
    }

    private static Map<String, @Nullable Object> executionReport(VenueEvent.OrderReported report) {
        VenueOrder order = report.order();
        OrderRequest asked = order.asked();
        VenueTrade trade = report.trade();
        String other = report.otherId();
        boolean cancelled = report.type() == ExecutionType.CANCELED && other != null;
        Map<String, @Nullable Object> view = Json.object(
                "e", "executionReport",
                "E", report.time(),
                "s", order.symbol(),
                "c", cancelled ? other : asked.clientOrderId(),
                "S", asked.side().name(),
                "o", asked.type().name(),
                "f", asked.timeInForce().name(),
                "q", amount(order.quantity()),
                "p", amount(asked.price()),
                "P", amount(asked.stopPrice()),
                "F", amount(Amount.ZERO),
                "g", order.listId(),
                "C", cancelled ? asked.clientOrderId() : other == null ? "" : other,
                "x", report.type().name(),
                "X", order.state().name(),
                "r", rejectReason(report.refusal()),
                "i", order.id());
        putTrade(view, order, trade);
        view.put("T", report.time());
        view.put("t", trade == null ? -1 : trade.id());
        view.put("I", report.executionId());
        view.put("w", order.isOpen() && order.working());
        view.put("m", trade != null && trade.maker());
        view.put("M", false);
        view.put("O", order.createdAt());
        view.put("Z", amount(order.executedQuote()));
        view.put("Y", amount(trade == null ? Amount.ZERO : trade.quote()));
        view.put("Q", amount(asked.quoteQuantity()));
        putConditional(view, order);
        putPrevented(view, order, report.prevented());
        view.put("V", asked.prevention().name());
        return view;
    }

    private static String rejectReason(@Nullable VenueRefusal refusal) {
        if (refusal == null) {
            return "NONE";
        }
        return switch (refusal.text()) {
            case "Account has insufficient balance for requested action." -> "INSUFFICIENT_BALANCES";
            case "Order would trigger immediately." -> "STOP_PRICE_WOULD_TRIGGER_IMMEDIATELY";
            case "Order would immediately match and take." -> "WOULD_MATCH_IMMEDIATELY";
            case "The relationship of the prices for the orders is not correct." -> "OCO_BAD_PRICES";
            default -> Integer.toString(refusal.code());
        };
    }

    private static void putPrevented(
            Map<String, @Nullable Object> view, VenueOrder order, @Nullable PreventedMatch match) {
        if (match == null) {
            return;
        }
        boolean taker = match.takerOrderId() == order.id();
        view.put("v", match.id());
        view.put("A", amount(order.prevented()));
        view.put("B", amount(taker ? match.takerQuantity() : match.makerQuantity()));
        view.put("u", -1);
        view.put("U", taker ? match.makerOrderId() : match.takerOrderId());
        view.put("Cs", match.symbol());
        view.put("pl", amount(taker ? match.takerQuantity() : match.makerQuantity()));
        view.put("pL", amount(match.price()));
    }

    private static void putTrade(Map<String, @Nullable Object> view, VenueOrder order, @Nullable VenueTrade trade) {
        view.put("l", amount(trade == null ? Amount.ZERO : trade.quantity()));
        view.put("z", amount(order.executed()));
        view.put("L", amount(trade == null ? Amount.ZERO : trade.price()));
        view.put("n", trade == null ? "0" : amount(trade.commission()));
        view.put("N", trade == null ? null : trade.commissionAsset());
    }

    private static void putConditional(Map<String, @Nullable Object> view, VenueOrder order) {
        if (order.workingSince() >= 0) {
            view.put("W", order.workingSince());
        }
        if (order.asked().isTrailing()) {
            view.put("d", order.asked().trailingDelta());
        }
        if (order.trailing() != null) {
            view.put("D", order.trailing().since());
        }
        if (order.asked().strategyId() != null) {
            view.put("j", order.asked().strategyId());
        }
        if (order.asked().strategyType() != null) {
            view.put("J", order.asked().strategyType());
        }
        if (order.expiryReason() != null) {
            view.put("eR", order.expiryReason().name());
        }
    }

    private static Map<String, @Nullable Object> listStatus(VenueEvent.ListReported report) {
        List<Map<String, @Nullable Object>> legs = new ArrayList<>();
        for (VenueOrder leg : report.orders()) {
            legs.add(Json.object(
                    "s", leg.symbol(), "i", leg.id(), "c", leg.asked().clientOrderId()));
        }
        boolean done = report.list().done();
        return Json.object(
                "e",
                "listStatus",
                "E",
                report.time(),
                "s",
                report.list().symbol(),
                "g",
                report.list().id(),
                "c",
                report.list().contingency().name(),
                "l",
                done ? "ALL_DONE" : report.updated() ? "UPDATED" : "EXEC_STARTED",
                "L",
                done ? "ALL_DONE" : "EXECUTING",
                "r",
                "NONE",
                "C",
                report.list().clientId(),
                "T",
                report.time(),
                "O",
                legs);
    }

    private static Map<String, @Nullable Object> accountPosition(VenueEvent.BalancesChanged changed) {
        List<Map<String, @Nullable Object>> balances = new ArrayList<>();
        changed.balances()
                .forEach((asset, balance) -> balances.add(
                        Json.object("a", asset, "f", amount(balance.free()), "l", amount(balance.locked()))));
        return Json.object("e", "outboundAccountPosition", "E", changed.time(), "u", changed.time(), "B", balances);
    }

    static Map<String, @Nullable Object> trade(String symbol, MarketTrade trade, long now) {
        return Json.object(
                "e", "trade",
                "E", now,
                "s", symbol,
                "t", trade.id(),
                "p", amount(trade.price()),
                "q", amount(trade.quantity()),
                "T", trade.time(),
                "m", trade.buyerMaker(),
                "M", true);
    }

    static Map<String, @Nullable Object> aggregateTrade(String symbol, MarketTrade trade, long now) {
        return Json.object(
                "e", "aggTrade",
                "E", now,
                "s", symbol,
                "a", trade.id(),
                "p", amount(trade.price()),
                "q", amount(trade.quantity()),
                "f", trade.id(),
                "l", trade.id(),
                "T", trade.time(),
                "m", trade.buyerMaker(),
                "M", true);
    }

    static Map<String, @Nullable Object> kline(String symbol, Timeframe timeframe, Bar bar, boolean closed, long now) {
        return Json.object(
                "e",
                "kline",
                "E",
                now,
                "s",
                symbol,
                "k",
                Json.object(
                        "t", bar.openTime(),
                        "T", bar.closeTime(timeframe),
                        "s", symbol,
                        "i", timeframe.text(),
                        "f", bar.firstTrade(),
                        "L", bar.lastTrade(),
                        "o", e8(bar.open()),
                        "c", e8(bar.close()),
                        "h", e8(bar.high()),
                        "l", e8(bar.low()),
                        "v", e8(bar.volume()),
                        "n", bar.trades(),
                        "x", closed,
                        "q", e8(bar.quoteVolume()),
                        "V", e8(bar.takerBase()),
                        "Q", e8(bar.takerQuote()),
                        "B", "0"));
    }

    static String e8(long value) {
        return Amount.ofE8(value).toPlainString();
    }
}
