package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.Amount;
import dev.lockstep.engine.venue.OcoRequest;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.OrderType;
import dev.lockstep.engine.venue.SelfTradePrevention;
import dev.lockstep.engine.venue.Side;
import dev.lockstep.engine.venue.TimeInForce;
import dev.lockstep.engine.venue.VenueRefusal;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads an order out of parameters: which are mandatory for which type, and how a wrong one is refused. */
final class OrderForm {
    private final Params params;
    private final String prefix;

    private OrderForm(Params params, String prefix) {
        this.params = params;
        this.prefix = prefix;
    }

    static OrderRequest order(Params params) {
        String symbol = params.symbol();
        Side side = side(params);
        return new OrderForm(params, "").order(symbol, side, "newClientOrderId");
    }

    static OcoRequest oco(Params params) {
        String symbol = params.symbol();
        Side side = side(params);
        OrderRequest above = new OrderForm(params, "above").order(symbol, side, "aboveClientOrderId");
        OrderRequest below = new OrderForm(params, "below").order(symbol, side, "belowClientOrderId");
        checkPair(side, above.type(), below.type());
        String listId = params.clientId("listClientOrderId");
        return new OcoRequest(listId == null ? freshId() : listId, above, below);
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

    private static Side side(Params params) {
        return Params.word(params.text("side"), Side.class, -1117, "Invalid side.");
    }

    private OrderRequest order(String symbol, Side side, String clientIdName) {
        OrderType type = Params.word(params.text(name("type")), OrderType.class, -1116, "Invalid orderType.");
        refuseUnsupported();
        boolean byQuote = prefix.isEmpty() && type == OrderType.MARKET && params.has("quoteOrderQty");
        if (byQuote && params.has("quantity")) {
            throw new VenueRefusal(-1128, "Combination of optional parameters invalid.");
        }
        if (prefix.isEmpty() && type != OrderType.MARKET) {
            params.notAllowed("quoteOrderQty");
        }
        String clientId = params.clientId(clientIdName);
        return new OrderRequest(
                symbol,
                side,
                type,
                timeInForce(type),
                byQuote ? Amount.ZERO : positive("quantity"),
                byQuote ? positive("quoteOrderQty") : Amount.ZERO,
                onlyIf(type.hasLimit(), name("price")),
                onlyIf(type.hasStop(), name("stopPrice")),
                clientId == null ? freshId() : clientId,
                prevention(),
                params.optionalLong(name("strategyId")),
                strategyType());
    }

    private String name(String plain) {
        return prefix.isEmpty() ? plain : prefix + Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    private void refuseUnsupported() {
        if (params.has(name("trailingDelta"))) {
            throw new VenueRefusal(-2010, "Trailing stop orders are not supported for this symbol.");
        }
        if (params.has(name("icebergQty"))) {
            throw new VenueRefusal(-2010, "Iceberg orders are not supported for this symbol.");
        }
    }

    private TimeInForce timeInForce(OrderType type) {
        boolean takes = type.hasLimit() && type != OrderType.LIMIT_MAKER;
        if (!takes) {
            params.notAllowed(name("timeInForce"));
            return TimeInForce.GTC;
        }
        String force = params.text(name("timeInForce"));
        return Params.word(force, TimeInForce.class, -1115, "Invalid timeInForce.");
    }

    private BigDecimal onlyIf(boolean needed, String name) {
        if (!needed) {
            params.notAllowed(name);
            return Amount.ZERO;
        }
        return positive(name);
    }

    private BigDecimal positive(String name) {
        BigDecimal value = params.decimal(name);
        if (value.signum() == 0) {
            String what = name.contains("rice") ? "price" : "quantity";
            throw new VenueRefusal(-1013, "Invalid " + what + ".");
        }
        return value;
    }

    private SelfTradePrevention prevention() {
        String mode = params.optional("selfTradePreventionMode");
        return mode == null
                ? SelfTradePrevention.EXPIRE_MAKER
                : Params.word(
                        mode, SelfTradePrevention.class, -1013, "This symbol does not allow the specified STP mode.");
    }

    private @Nullable Integer strategyType() {
        Long type = params.optionalLong(name("strategyType"));
        if (type == null) {
            return null;
        }
        if (type < 1_000_000 || type > Integer.MAX_VALUE) {
            throw new VenueRefusal(-1134, "`strategyType` was less than 1000000.");
        }
        return type.intValue();
    }

    /** Binance makes ids of 22 characters; ours look alike. */
    static String freshId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 22);
    }

    /** The answer's detail: as asked, else full for orders that may trade at once. */
    static OrderViews.Detail detail(Params params, OrderType type) {
        String asked = params.optional("newOrderRespType");
        if (asked != null) {
            return Params.word(
                    asked, OrderViews.Detail.class, -1130, "Data sent for parameter 'newOrderRespType' is not valid.");
        }
        boolean takes = type == OrderType.MARKET || type == OrderType.LIMIT;
        return takes ? OrderViews.Detail.FULL : OrderViews.Detail.ACK;
    }
}
