package dev.lockstep.local.venue;

import static dev.lockstep.local.venue.Json.amount;

import dev.lockstep.engine.venue.Amended;
import dev.lockstep.engine.venue.Amendment;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.PreventedMatch;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueOrderList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Amendments and prevented self-trades in the shapes of Binance's answers. */
final class ChangeViews {
    private ChangeViews() {}

    static Map<String, @Nullable Object> preventedInAnswer(PreventedMatch match) {
        Map<String, @Nullable Object> view = Json.object(
                "preventedMatchId", match.id(),
                "makerOrderId", match.makerOrderId(),
                "price", amount(match.price()));
        putPrevented(view, match);
        return view;
    }

    static Map<String, @Nullable Object> prevented(PreventedMatch match) {
        Map<String, @Nullable Object> view = Json.object(
                "symbol", match.symbol(),
                "preventedMatchId", match.id(),
                "takerOrderId", match.takerOrderId(),
                "makerSymbol", match.symbol(),
                "makerOrderId", match.makerOrderId(),
                "tradeGroupId", -1,
                "selfTradePreventionMode", match.mode().name(),
                "price", amount(match.price()));
        putPrevented(view, match);
        view.put("transactTime", match.time());
        return view;
    }

    private static void putPrevented(Map<String, @Nullable Object> view, PreventedMatch match) {
        if (match.takerQuantity().signum() > 0) {
            view.put("takerPreventedQuantity", amount(match.takerQuantity()));
        }
        if (match.makerQuantity().signum() > 0) {
            view.put("makerPreventedQuantity", amount(match.makerQuantity()));
        }
    }

    static Map<String, @Nullable Object> amendment(Amendment amendment) {
        return Json.object(
                "symbol", amendment.symbol(),
                "orderId", amendment.orderId(),
                "executionId", amendment.executionId(),
                "origClientOrderId", amendment.oldClientId(),
                "newClientOrderId", amendment.newClientId(),
                "origQty", amount(amendment.oldQuantity()),
                "newQty", amount(amendment.newQuantity()),
                "time", amendment.time());
    }

    /** The answer to an amendment; its field names are not those of other answers. */
    static Map<String, @Nullable Object> amended(Amended amended, List<VenueOrder> legs) {
        VenueOrder order = amended.order();
        OrderRequest asked = order.asked();
        Map<String, @Nullable Object> shown = Json.object(
                "symbol", order.symbol(),
                "orderId", order.id(),
                "orderListId", order.listId(),
                "origClientOrderId", amended.amendment().oldClientId(),
                "clientOrderId", asked.clientOrderId(),
                "price", amount(asked.price()),
                "qty", amount(asked.quantity()),
                "executedQty", amount(order.executed()),
                "preventedQty", amount(order.prevented()),
                "quoteOrderQty", amount(asked.quoteQuantity()),
                "cumulativeQuoteQty", amount(order.executedQuote()),
                "status", order.state().name(),
                "timeInForce", asked.timeInForce().name(),
                "type", asked.type().name(),
                "side", asked.side().name());
        OrderViews.putStop(shown, order);
        shown.put("workingTime", order.workingSince());
        OrderViews.putTags(shown, order);
        shown.put("selfTradePreventionMode", asked.prevention().name());
        Map<String, @Nullable Object> view = Json.object(
                "transactTime", amended.amendment().time(),
                "executionId", amended.amendment().executionId(),
                "amendedOrder", shown);
        VenueOrderList list = amended.list();
        if (list != null) {
            view.put("listStatus", listStatus(list, legs));
        }
        return view;
    }

    private static Map<String, @Nullable Object> listStatus(VenueOrderList list, List<VenueOrder> legs) {
        return Json.object(
                "orderListId", list.id(),
                "contingencyType", list.contingency().name(),
                "listOrderStatus", list.done() ? "ALL_DONE" : "EXECUTING",
                "listClientOrderId", list.clientId(),
                "symbol", list.symbol(),
                "orders", OrderViews.legs(legs));
    }
}
