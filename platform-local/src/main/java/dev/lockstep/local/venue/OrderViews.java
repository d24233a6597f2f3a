package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;

import dev.lockstep.engine.venue.Cancelled;
import dev.lockstep.engine.venue.ListPlaced;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.Placed;
import dev.lockstep.engine.venue.Side;
import dev.lockstep.engine.venue.Trailing;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueOrderList;
import dev.lockstep.engine.venue.VenueTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders, lists and executions in the shapes of Binance's REST and WebSocket API answers. */
final class OrderViews {
    private OrderViews() {}

    /** How much of an order the client asked to see ({@code newOrderRespType}). */
    enum Detail {
        ACK,
        RESULT,
        FULL
    }

    static Map<String, @Nullable Object> placed(Placed placed, Detail detail) {
        VenueOrder order = placed.order();
        if (detail == Detail.ACK) {
            return Json.object(
                    "symbol", order.symbol(),
                    "orderId", order.id(),
                    "orderListId", order.listId(),
                    "clientOrderId", order.asked().clientOrderId(),
                    "transactTime", order.updatedAt());
        }
        Map<String, @Nullable Object> view = result(order);
        if (detail == Detail.FULL) {
            view.put("fills", placed.trades().stream().map(OrderViews::fill).toList());
        }
        if (!placed.prevented().isEmpty()) {
            view.put(
                    "preventedMatches",
                    placed.prevented().stream()
                            .map(ChangeViews::preventedInAnswer)
                            .toList());
        }
        return view;
    }

    static Map<String, @Nullable Object> result(VenueOrder order) {
        OrderRequest asked = order.asked();
        Map<String, @Nullable Object> view = Json.object(
                "symbol", order.symbol(),
                "orderId", order.id(),
                "orderListId", order.listId(),
                "clientOrderId", asked.clientOrderId(),
                "transactTime", order.updatedAt());
        putAmounts(view, order);
        putStop(view, order);
        view.put("workingTime", order.workingSince());
        putTags(view, order);
        view.put("selfTradePreventionMode", asked.prevention().name());
        return view;
    }

    private static void putAmounts(Map<String, @Nullable Object> view, VenueOrder order) {
        OrderRequest asked = order.asked();
        view.put("price", amount(asked.price()));
        view.put("origQty", amount(order.quantity()));
        view.put("executedQty", amount(order.executed()));
        view.put("origQuoteOrderQty", amount(asked.quoteQuantity()));
        view.put("cummulativeQuoteQty", amount(order.executedQuote()));
        view.put("status", order.state().name());
        view.put("timeInForce", asked.timeInForce().name());
        view.put("type", asked.type().name());
        view.put("side", asked.side().name());
    }

    /** What an order shows beside the rest when it waits for a price; a trailing one once it follows. */
    static void putStop(Map<String, @Nullable Object> view, VenueOrder order) {
        if (order.asked().stopPrice().signum() > 0) {
            view.put("stopPrice", amount(order.asked().stopPrice()));
        }
        putTrailing(view, order);
    }

    private static void putTrailing(Map<String, @Nullable Object> view, VenueOrder order) {
        if (order.asked().isTrailing()) {
            Trailing trailing = order.trailing();
            view.put("trailingDelta", order.asked().trailingDelta());
            view.put("trailingTime", trailing == null ? -1 : trailing.since());
        }
    }

    static void putTags(Map<String, @Nullable Object> view, VenueOrder order) {
        if (order.preventedMatch() != null) {
            view.put("preventedMatchId", order.preventedMatch());
            view.put("preventedQuantity", amount(order.prevented()));
        }
        if (order.asked().strategyId() != null) {
            view.put("strategyId", order.asked().strategyId());
        }
        if (order.asked().strategyType() != null) {
            view.put("strategyType", order.asked().strategyType());
        }
        if (order.expiryReason() != null) {
            view.put("expiryReason", order.expiryReason().name());
        }
    }

    private static Map<String, @Nullable Object> fill(VenueTrade trade) {
        return Json.object(
                "price", amount(trade.price()),
                "qty", amount(trade.quantity()),
                "commission", amount(trade.commission()),
                "commissionAsset", trade.commissionAsset(),
                "tradeId", trade.id());
    }

    /** An order as it is queried. */
    static Map<String, @Nullable Object> order(VenueOrder order) {
        OrderRequest asked = order.asked();
        Map<String, @Nullable Object> view = Json.object(
                "symbol", order.symbol(),
                "orderId", order.id(),
                "orderListId", order.listId(),
                "clientOrderId", asked.clientOrderId(),
                "price", amount(asked.price()),
                "origQty", amount(order.quantity()),
                "executedQty", amount(order.executed()),
                "cummulativeQuoteQty", amount(order.executedQuote()),
                "status", order.state().name(),
                "timeInForce", asked.timeInForce().name(),
                "type", asked.type().name(),
                "side", asked.side().name(),
                "stopPrice", amount(asked.stopPrice()),
                "icebergQty", amount(BigDecimal.ZERO),
                "time", order.createdAt(),
                "updateTime", order.updatedAt(),
                "isWorking", order.workingSince() >= 0,
                "workingTime", order.workingSince(),
                "origQuoteOrderQty", amount(asked.quoteQuantity()));
        putTrailing(view, order);
        putTags(view, order);
        view.put("selfTradePreventionMode", asked.prevention().name());
        return view;
    }

    static Map<String, @Nullable Object> cancelled(VenueOrder order, String cancelId) {
        Map<String, @Nullable Object> view = Json.object(
                "symbol", order.symbol(),
                "origClientOrderId", order.asked().clientOrderId(),
                "orderId", order.id(),
                "orderListId", order.listId(),
                "clientOrderId", cancelId,
                "transactTime", order.updatedAt());
        putAmounts(view, order);
        putStop(view, order);
        putTags(view, order);
        view.put("selfTradePreventionMode", order.asked().prevention().name());
        return view;
    }

    /** A cancelled list with its orders. */
    static Map<String, @Nullable Object> cancelled(VenueOrderList list, Cancelled cancelled, List<VenueOrder> legs) {
        Map<String, @Nullable Object> view = list(list, legs);
        view.put(
                "orderReports",
                legs.stream().map(leg -> cancelled(leg, cancelled.cancelId())).toList());
        return view;
    }

    static Map<String, @Nullable Object> placed(ListPlaced placed, Detail detail) {
        Map<String, @Nullable Object> view = list(placed.list(), placed.orders());
        if (detail != Detail.ACK) {
            view.put(
                    "orderReports",
                    placed.orders().stream().map(OrderViews::result).toList());
        }
        return view;
    }

    static Map<String, @Nullable Object> list(VenueOrderList list, List<VenueOrder> legs) {
        return Json.object(
                "orderListId", list.id(),
                "contingencyType", list.contingency().name(),
                "listStatusType", list.done() ? "ALL_DONE" : "EXEC_STARTED",
                "listOrderStatus", list.done() ? "ALL_DONE" : "EXECUTING",
                "listClientOrderId", list.clientId(),
                "transactionTime", list.updatedAt(),
                "symbol", list.symbol(),
                "orders", legs(legs));
    }

    static List<Map<String, @Nullable Object>> legs(List<VenueOrder> legs) {
        List<Map<String, @Nullable Object>> views = new ArrayList<>();
        for (VenueOrder leg : legs) {
            views.add(Json.object(
                    "symbol", leg.symbol(),
                    "orderId", leg.id(),
                    "clientOrderId", leg.asked().clientOrderId()));
        }
        return views;
    }

    static Map<String, @Nullable Object> trade(VenueTrade trade) {
        return Json.object(
                "symbol", trade.symbol(),
                "id", trade.id(),
                "orderId", trade.orderId(),
                "orderListId", trade.listId(),
                "price", amount(trade.price()),
                "qty", amount(trade.quantity()),
                "quoteQty", amount(trade.quote()),
                "commission", amount(trade.commission()),
                "commissionAsset", trade.commissionAsset(),
                "time", trade.time(),
                "isBuyer", trade.side() == Side.BUY,
                "isMaker", trade.maker(),
                "isBestMatch", true);
    }
}
