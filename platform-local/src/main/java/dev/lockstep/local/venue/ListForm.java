package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.OcoRequest;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.OrderType;
import dev.lockstep.engine.venue.OtoRequest;
import dev.lockstep.engine.venue.Side;
import dev.lockstep.engine.venue.VenueRefusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads order lists out of parameters (rest-api.md, "Order lists"). */
final class ListForm {
    private ListForm() {}

    static OcoRequest oco(Params params) {
        Side side = OrderForm.side(params, "side");
        List<OrderRequest> legs = pair(params, side, "above", "below", "quantity");
        return new OcoRequest(listId(params), legs.getFirst(), legs.getLast());
    }

    /** {@code POST /api/v3/order/oco}, which Binance keeps for old programs: a limit and a stop by one price each. */
    static OcoRequest deprecatedOco(Params params) {
        boolean sells = OrderForm.side(params, "side") == Side.SELL;
        String limit = sells ? "above" : "below";
        String stop = sells ? "below" : "above";
        boolean stopLimit = params.has("stopLimitPrice");
        Map<String, String> renamed = new LinkedHashMap<>(params.values());
        renamed.put(limit + "Type", OrderType.LIMIT_MAKER.name());
        renamed.put(stop + "Type", (stopLimit ? OrderType.STOP_LOSS_LIMIT : OrderType.STOP_LOSS).name());
        rename(renamed, "price", limit + "Price");
        rename(renamed, "limitClientOrderId", limit + "ClientOrderId");
        rename(renamed, "limitIcebergQty", limit + "IcebergQty");
        rename(renamed, "stopIcebergQty", stop + "IcebergQty");
        rename(renamed, "stopPrice", stop + "StopPrice");
        rename(renamed, "trailingDelta", stop + "TrailingDelta");
        rename(renamed, "stopLimitPrice", stop + "Price");
        rename(renamed, "stopLimitTimeInForce", stop + "TimeInForce");
        rename(renamed, "stopClientOrderId", stop + "ClientOrderId");
        return oco(new Params(renamed));
    }

    private static void rename(Map<String, String> values, String from, String to) {
        String value = values.remove(from);
        if (value != null) {
            values.put(to, value);
        }
    }

    /** @param paid whether the pending orders sell what the working order bought (OPO, OPOCO) */
    static OtoRequest oto(Params params, boolean pair, boolean paid) {
        String symbol = params.symbol();
        OrderForm workingForm = new OrderForm(params, "working");
        OrderType workingType = workingForm.type();
        if (workingType != OrderType.LIMIT && workingType != OrderType.LIMIT_MAKER) {
            throw new VenueRefusal(-1014, "Unsupported order combination.");
        }
        Side side = OrderForm.side(params, "workingSide");
        Side pendingSide = OrderForm.side(params, "pendingSide");
        if (paid) {
            checkPaid(params, side, pendingSide);
        }
        OrderRequest working = workingForm.order(symbol, side, "workingQuantity");
        String quantity = paid ? null : "pendingQuantity";
        List<OrderRequest> pending = pair
                ? pair(params, pendingSide, "pendingAbove", "pendingBelow", quantity)
                : List.of(new OrderForm(params, "pending").order(symbol, pendingSide, quantity));
        return new OtoRequest(listId(params), working, pending, paid);
    }

    private static void checkPaid(Params params, Side working, Side pending) {
        if (working != Side.BUY) {
            throw new VenueRefusal(-1222, "Working order in an OPO list must be a bid.");
        }
        if (pending != Side.SELL) {
            throw new VenueRefusal(-1223, "Pending orders in an OPO list must be asks.");
        }
        if (params.has("pendingQuantity")) {
            throw new VenueRefusal(-1225, "Pending orders should not include the 'pendingQuantity' tag.");
        }
    }

    private static List<OrderRequest> pair(
            Params params, Side side, String above, String below, @Nullable String quantity) {
        String symbol = params.symbol();
        OrderRequest high = new OrderForm(params, above).order(symbol, side, quantity);
        OrderRequest low = new OrderForm(params, below).order(symbol, side, quantity);
        checkPair(side, high.type(), low.type());
        return List.of(high, low);
    }

    private static String listId(Params params) {
        String id = params.clientId("listClientOrderId");
        return id == null ? OrderForm.freshId() : id;
    }

    /** Which legs may lie where (errors.md -1158 … -1199). */
    private static void checkPair(Side side, OrderType above, OrderType below) {
        if (above == OrderType.LIMIT
                || above == OrderType.MARKET
                || below == OrderType.LIMIT
                || below == OrderType.MARKET) {
            throw new VenueRefusal(-1158, "Order type not supported in OCO.");
        }
        if (!above.hasStop() && !below.hasStop()) {
            throw new VenueRefusal(-1168, "At least one OCO order must be contingent.");
        }
        OrderType nearProfit = side == Side.SELL ? above : below;
        OrderType nearLoss = side == Side.SELL ? below : above;
        if (nearLoss == OrderType.LIMIT_MAKER) {
            throw side == Side.SELL
                    ? new VenueRefusal(-1166, "A limit order in a sell OCO must be above.")
                    : new VenueRefusal(-1165, "A limit order in a buy OCO must be below.");
        }
        if (nearProfit.isStopLoss()) {
            throw side == Side.SELL
                    ? new VenueRefusal(-1197, "A stop loss order in a sell OCO must be below.")
                    : new VenueRefusal(-1196, "A stop loss order in a buy OCO must be above.");
        }
        if (nearLoss.isTakeProfit()) {
            throw side == Side.SELL
                    ? new VenueRefusal(-1199, "A take profit order in a sell OCO must be above.")
                    : new VenueRefusal(-1198, "A take profit order in a buy OCO must be below.");
        }
    }
}
