package dev.lockstep.local.gateway;

import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Intents as the engine would commit them, signed now. */
final class Intents {
    private Intents() {}

    static ClientOrderId id(int number) {
        return new ClientOrderId(EngineAtVenue.TAG.value() + "%024x".formatted(number));
    }

    static OrderIntent limit(int id, Side side, TimeInForce inForce, Quantity quantity, Price price) {
        OrderSpec order = new OrderSpec(
                id(id), Leg.ENTRY, EngineAtVenue.BTCUSDT, side, OrderType.LIMIT, inForce, quantity, price, null);
        return intent(IntentKind.ENTRY, List.of(order), null, null);
    }

    static OrderIntent protection(int list, Quantity quantity, Price stop, Price target) {
        OrderSpec below = new OrderSpec(
                id(list + 1),
                Leg.STOP_LOSS,
                EngineAtVenue.BTCUSDT,
                Side.SELL,
                OrderType.STOP_LOSS,
                null,
                quantity,
                null,
                stop);
        OrderSpec above = new OrderSpec(
                id(list + 2),
                Leg.TAKE_PROFIT,
                EngineAtVenue.BTCUSDT,
                Side.SELL,
                OrderType.LIMIT_MAKER,
                null,
                quantity,
                target,
                null);
        return intent(IntentKind.PROTECTION, List.of(below, above), id(list), null);
    }

    static OrderIntent cancel(int id) {
        return intent(IntentKind.CANCEL, List.of(), null, id(id));
    }

    private static OrderIntent intent(
            IntentKind kind, List<OrderSpec> orders, ClientOrderId list, ClientOrderId cancels) {
        return new OrderIntent(
                new IntentId(new UUID(0, 3)),
                kind,
                EngineAtVenue.TENANT,
                new ProfileId(new UUID(0, 4)),
                EngineAtVenue.ACCOUNT,
                new PositionId(new UUID(0, 5)),
                EngineAtVenue.BTCUSDT,
                1,
                orders,
                list,
                cancels,
                Instant.now(),
                Duration.ofSeconds(5),
                CorrelationId.derived("venue test"));
    }
}
