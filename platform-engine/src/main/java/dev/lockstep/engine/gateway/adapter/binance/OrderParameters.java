package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import java.util.Objects;

/**
 * An intent in the venue's parameters, always with the intent's own signing time and receive window: what was signed at
 * commit is what is sent, so a sender that wakes up late is refused by the venue.
 */
final class OrderParameters {
    private OrderParameters() {}

    static Parameters single(OrderIntent intent) {
        OrderSpec order = intent.orders().getFirst();
        Parameters parameters = Parameters.of("symbol", order.instrument().symbol())
                .with("side", order.side().name())
                .with("type", order.type().name())
                .with("quantity", order.quantity().value())
                .with("newClientOrderId", order.id().value())
                .with("newOrderRespType", "FULL");
        return timed(leg(parameters, order, "price", "stopPrice", "timeInForce"), intent);
    }

    /** Two orders, of which one ends the other: the venue wants to know which lies above the market. */
    static Parameters oneCancelsTheOther(OrderIntent intent) {
        OrderSpec first = intent.orders().getFirst();
        OrderSpec second = intent.orders().getLast();
        OrderSpec above = liesAbove(first) ? first : second;
        OrderSpec below = liesAbove(first) ? second : first;
        Parameters parameters = Parameters.of("symbol", first.instrument().symbol())
                .with("side", first.side().name())
                .with("quantity", first.quantity().value())
                .with(
                        "listClientOrderId",
                        Objects.requireNonNull(intent.listId()).value());
        return timed(listLeg(listLeg(parameters, above, "above"), below, "below"), intent)
                .with("newOrderRespType", "FULL");
    }

    static Parameters cancelOf(String idParameter, ClientOrderId id, OrderIntent intent) {
        return timed(Parameters.of("symbol", intent.instrument().symbol()).with(idParameter, id.value()), intent);
    }

    /** A sale's profit target lies above the market and its stop below; for a purchase it is the other way round. */
    private static boolean liesAbove(OrderSpec order) {
        boolean stop = order.type() == OrderType.STOP_LOSS || order.type() == OrderType.STOP_LOSS_LIMIT;
        return order.side() == Side.SELL ? !stop : stop;
    }

    private static Parameters listLeg(Parameters parameters, OrderSpec order, String prefix) {
        Parameters named = parameters
                .with(prefix + "Type", order.type().name())
                .with(prefix + "ClientOrderId", order.id().value());
        return leg(named, order, prefix + "Price", prefix + "StopPrice", prefix + "TimeInForce");
    }

    private static Parameters leg(Parameters given, OrderSpec order, String price, String stop, String inForce) {
        Parameters parameters = given;
        if (order.limit() != null) {
            parameters = parameters.with(price, order.limit().value());
        }
        if (order.stop() != null) {
            parameters = parameters.with(stop, order.stop().value());
        }
        TimeInForce timeInForce = order.timeInForce();
        return timeInForce == null ? parameters : parameters.with(inForce, timeInForce.name());
    }

    private static Parameters timed(Parameters parameters, OrderIntent intent) {
        return parameters
                .with("recvWindow", intent.receiveWindow().toMillis())
                .with("timestamp", intent.signedAt().toEpochMilli());
    }
}
