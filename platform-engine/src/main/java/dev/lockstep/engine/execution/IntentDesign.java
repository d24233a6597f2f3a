package dev.lockstep.engine.execution;

import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.money.Rounding;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Signal;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of the venue for an entry, a protection, an exit and a cancel; every id derived from its cause. */
final class IntentDesign {
    private final InstallationTag tag;
    private final ExecutionSettings settings;

    IntentDesign(InstallationTag tag, ExecutionSettings settings) {
        this.tag = tag;
        this.settings = settings;
    }

    /** LIMIT IOC: what the book has within the limit, at once, and nothing that rests. */
    OrderIntent entry(
            TradingProfile profile,
            Signal signal,
            Sizing sizing,
            int attempt,
            Instant signedAt,
            CorrelationId correlationId) {
        IntentId id = new IntentId(DerivedId.of("entry", profile.tenant(), profile.id(), signal.key(), attempt));
        OrderSpec order = new OrderSpec(
                ClientOrderId.derive(tag, profile.tenant(), profile.id(), id, Leg.ENTRY, attempt),
                Leg.ENTRY,
                signal.candle().instrument(),
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.IOC,
                sizing.quantity(),
                sizing.limit(),
                null);
        return new OrderIntent(
                id,
                IntentKind.ENTRY,
                profile.tenant(),
                profile.id(),
                profile.account(),
                new PositionId(DerivedId.of("position", profile.tenant(), id)),
                signal.candle().instrument(),
                attempt,
                List.of(order),
                null,
                null,
                signedAt,
                settings.entryWindow(),
                correlationId);
    }

    /** One cancels the other: take-profit above, stop-loss at market below; the stop alone where lists do not exist. */
    OrderIntent protection(Position position, SymbolRules rules, boolean lists, int attempt, Instant signedAt) {
        IntentId id = id("protection", position, attempt);
        Quantity quantity = rules.fitted(position.quantity());
        Price stop = rules.fitted(position.protection().stop(), Rounding.DOWN);
        Price target = rules.fitted(position.protection().target(), Rounding.UP);
        OrderSpec below = leg(position, id, Leg.STOP_LOSS, OrderType.STOP_LOSS, attempt, quantity, null, stop);
        OrderSpec above = leg(position, id, Leg.TAKE_PROFIT, OrderType.LIMIT_MAKER, attempt, quantity, target, null);
        return intent(
                position,
                id,
                IntentKind.PROTECTION,
                attempt,
                lists ? List.of(below, above) : List.of(below),
                lists ? clientId(position, id, Leg.PROTECTION_LIST, attempt) : null,
                null,
                signedAt);
    }

    /** MARKET: all that can be sold. */
    OrderIntent exit(Position position, Quantity quantity, int attempt, Instant signedAt) {
        IntentId id = id("exit", position, attempt);
        OrderSpec order = leg(position, id, Leg.EXIT, OrderType.MARKET, attempt, quantity, null, null);
        return intent(position, id, IntentKind.EXIT, attempt, List.of(order), null, null, signedAt);
    }

    /** Takes the protection away, so that its quantity can be sold or covered anew. */
    OrderIntent cancel(Position position, OrderIntent protection, Instant signedAt) {
        IntentId id = id("cancel", position, 1);
        ClientOrderId target = protection.listId() != null
                ? protection.listId()
                : protection.orders().getFirst().id();
        return intent(position, id, IntentKind.CANCEL, 1, List.of(), null, target, signedAt);
    }

    private IntentId id(String cause, Position position, int attempt) {
        return new IntentId(DerivedId.of(cause, position.tenant(), position.id(), position.version(), attempt));
    }

    private ClientOrderId clientId(Position position, IntentId id, Leg leg, int attempt) {
        return ClientOrderId.derive(tag, position.tenant(), position.profile(), id, leg, attempt);
    }

    private OrderSpec leg(
            Position position,
            IntentId id,
            Leg leg,
            OrderType type,
            int attempt,
            Quantity quantity,
            @Nullable Price limit,
            @Nullable Price stop) {
        return new OrderSpec(
                clientId(position, id, leg, attempt),
                leg,
                position.instrument(),
                Side.SELL,
                type,
                null,
                quantity,
                limit,
                stop);
    }

    private OrderIntent intent(
            Position position,
            IntentId id,
            IntentKind kind,
            int attempt,
            List<OrderSpec> orders,
            @Nullable ClientOrderId listId,
            @Nullable ClientOrderId cancels,
            Instant signedAt) {
        return new OrderIntent(
                id,
                kind,
                position.tenant(),
                position.profile(),
                position.account(),
                position.id(),
                position.instrument(),
                attempt,
                orders,
                listId,
                cancels,
                signedAt,
                kind == IntentKind.PROTECTION ? settings.protectionWindow() : settings.entryWindow(),
                position.correlationId());
    }
}
