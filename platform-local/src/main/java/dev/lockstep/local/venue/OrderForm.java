package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.Amount;
import dev.lockstep.engine.venue.OrderRequest;
import dev.lockstep.engine.venue.OrderType;
import dev.lockstep.engine.venue.SelfTradePrevention;
import dev.lockstep.engine.venue.Side;
import dev.lockstep.engine.venue.TimeInForce;
import dev.lockstep.engine.venue.VenueRefusal;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an order out of parameters: which are mandatory for which type, and how a wrong one is refused. */
final class OrderForm {
    private final Params params;
    private final String prefix;

    OrderForm(Params params, String prefix) {
        this.params = params;
        this.prefix = prefix;
    }

    static OrderRequest order(Params params) {
        return new OrderForm(params, "").order(params.symbol(), side(params, "side"), "quantity");
    }

    static Side side(Params params, String name) {
        return Params.word(params.text(name), Side.class, -1117, "Invalid side.");
    }

    /** @param quantityName the parameter with the quantity, or null for an order that gets its quantity later */
    OrderRequest order(String symbol, Side side, @Nullable String quantityName) {
        OrderType type = type();
        refuseUnsupported();
        boolean byQuote = prefix.isEmpty() && type == OrderType.MARKET && params.has("quoteOrderQty");
        if (byQuote && params.has("quantity")) {
            throw Params.badCombination();
        }
        if (prefix.isEmpty() && type != OrderType.MARKET) {
            params.notAllowed("quoteOrderQty");
        }
        String clientId = params.clientId(clientIdName());
        Integer trailing = trailingDelta(type);
        return new OrderRequest(
                symbol,
                side,
                type,
                timeInForce(type),
                byQuote || quantityName == null ? Amount.ZERO : positive(quantityName),
                byQuote ? positive("quoteOrderQty") : Amount.ZERO,
                onlyIf(type.hasLimit(), name("price")),
                stopPrice(type, trailing),
                clientId == null ? freshId() : clientId,
                prevention(),
                params.optionalLong(name("strategyId")),
                strategyType(),
                trailing);
    }

    OrderType type() {
        return Params.word(params.text(name("type")), OrderType.class, -1116, "Invalid orderType.");
    }

    private String clientIdName() {
        return prefix.isEmpty() ? "newClientOrderId" : name("clientOrderId");
    }

    private String name(String plain) {
        return prefix.isEmpty() ? plain : prefix + Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    private void refuseUnsupported() {
        if (params.has(name("icebergQty"))) {
            throw new VenueRefusal(-2010, "Iceberg orders are not supported for this symbol.");
        }
        boolean pegged =
                Stream.of("pegPriceType", "pegOffsetType", "pegOffsetValue").anyMatch(peg -> params.has(name(peg)));
        if (pegged) {
            throw new VenueRefusal(-2010, "Pegged orders are not supported for this symbol.");
        }
    }

    private @Nullable Integer trailingDelta(OrderType type) {
        Long delta = params.optionalLong(name("trailingDelta"));
        if (delta == null) {
            return null;
        }
        if (!type.hasStop()) {
            params.notAllowed(name("trailingDelta"));
        }
        if (delta < 1 || delta > Integer.MAX_VALUE) {
            throw Params.invalid(name("trailingDelta"));
        }
        return delta.intValue();
    }

    private BigDecimal stopPrice(OrderType type, @Nullable Integer trailing) {
        String stop = name("stopPrice");
        if (type.hasStop() && !params.has(stop)) {
            if (trailing == null) {
                throw new VenueRefusal(
                        -1102,
                        "Param '" + stop + "' or '" + name("trailingDelta")
                                + "' must be sent, but both were empty/null!");
            }
            return Amount.ZERO;
        }
        return onlyIf(type.hasStop(), stop);
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
                        mode,
                        SelfTradePrevention.class,
                        -1013,
                        "This symbol does not allow the specified self-trade prevention mode.");
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
