package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.CancelResult;
import dev.lockstep.engine.gateway.Evidence;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sells a position at market. What protects it is cancelled first and its end proven; only then is the rest sold, so
 * that never more is offered than is held. One pass as far as it gets: the position stays EXITING and the monitor calls
 * again.
 */
public final class Exits {
    private final Desk desk;
    private final FactRecorder facts;
    private final Dispatcher dispatcher;
    private final DustCloser dust;
    private final IntentDesign design;
    private final ExitRefusals refusals;

    public Exits(Desk desk, FactRecorder facts) {
        this.desk = desk;
        this.facts = facts;
        this.dispatcher = new Dispatcher(desk, facts);
        this.dust = new DustCloser(desk);
        this.design = new IntentDesign(desk.tag(), desk.settings());
        this.refusals = new ExitRefusals(desk, new Faults(desk));
    }

    public Mono<Void> exit(TenantId tenant, PositionId id, ShardFence shard) {
        return takeProtectionAway(tenant, id, shard, ProtectionState.EXITING).then(sell(tenant, id, shard, 1));
    }

    /**
     * Cancels what rests for the position and records its end.
     *
     * @param meanwhile EXITING where the rest is to be sold, NAKED where it is to be covered anew
     */
    Mono<Void> takeProtectionAway(TenantId tenant, PositionId id, ShardFence shard, ProtectionState meanwhile) {
        return Mono.defer(() -> desk.snapshots().ofPosition(tenant, id))
                .filter(PositionSnapshot::isOpen)
                .flatMap(seen ->
                        Mono.justOrEmpty(seen.liveProtection()).flatMap(live -> cancel(seen, live, shard, meanwhile)));
    }

    private Mono<Void> cancel(PositionSnapshot seen, IntentRecord live, ShardFence shard, ProtectionState meanwhile) {
        Position position = seen.position();
        OrderIntent cancel = design.cancel(position, live.intent(), desk.now());
        Change<Position> moved = in(position, meanwhile);
        IntentRequest request =
                new IntentRequest(cancel, shard, moved, List.of(Announcements.position(moved, desk.now())));
        return desk.transitions()
                .beginIntent(request)
                .filter(IntentOutcome.Begun.class::isInstance)
                .flatMap(begun -> dispatcher.cancel(cancel, BegunIntent.beside(live, seen.orders(), moved)))
                .flatMap(result -> proven(live.intent(), result)
                        .then(facts.settle(BegunIntent.of(cancel, moved).seen(), Finding.state(stateAfter(result)))))
                .then();
    }

    /** Where the answer does not say how the orders ended, they are asked for one by one. */
    private Mono<Void> proven(OrderIntent protection, CancelResult result) {
        return result instanceof CancelResult.Canceled
                ? Mono.empty()
                : desk.gateway(protection)
                        .flatMapMany(gateway -> Flux.fromIterable(protection.orders())
                                .concatMap(order -> gateway.query(order.instrument(), order.id())))
                        .ofType(Evidence.Found.class)
                        .concatMap(found -> facts.record(protection.tenant(), found.report()))
                        .then();
    }

    private Mono<Void> sell(TenantId tenant, PositionId id, ShardFence shard, int attempt) {
        return Mono.defer(() -> desk.snapshots().ofPosition(tenant, id))
                .filter(PositionSnapshot::isOpen)
                .flatMap(seen ->
                        desk.rules(seen.position().instrument()).flatMap(rules -> sell(seen, rules, shard, attempt)));
    }

    /** A refused exit waits longer each time; the second attempt of one pass does not. */
    private Mono<Void> sell(PositionSnapshot seen, SymbolRules rules, ShardFence shard, int attempt) {
        return attempt == 1 && refusals.isWaiting(seen) ? Mono.empty() : sellNow(seen, rules, shard, attempt);
    }

    private Mono<Void> sellNow(PositionSnapshot seen, SymbolRules rules, ShardFence shard, int attempt) {
        Position position = seen.position();
        boolean busy = seen.orders().stream()
                .anyMatch(order -> order.status().isOpen() && order.spec().leg() != Leg.ENTRY);
        if (busy) {
            return Mono.empty();
        }
        Quantity quantity = sellable(position, rules);
        if (!rules.isTradable(quantity, position.protection().stop())) {
            return mayGrow(seen.orders()) ? Mono.empty() : dust.close(seen);
        }
        OrderIntent intent = design.exit(position, quantity, attempt, desk.now());
        Change<Position> moved = in(position, ProtectionState.EXITING);
        IntentRequest request =
                new IntentRequest(intent, shard, moved, List.of(Announcements.position(moved, desk.now())));
        return desk.transitions()
                .beginIntent(request)
                .filter(IntentOutcome.Begun.class::isInstance)
                .flatMap(begun -> dispatcher.place(BegunIntent.of(intent, moved)))
                .flatMap(placed -> afterwards(position, intent, placed.answer(), shard, attempt));
    }

    /** The entry is not over: what is too small now may be more in a moment. */
    private static boolean mayGrow(List<Order> orders) {
        return orders.stream()
                .anyMatch(order ->
                        order.spec().leg() == Leg.ENTRY && order.status().isOpen());
    }

    /** A definite "not accepted" is tried once more; a sale that left a rest goes on with it. */
    private Mono<Void> afterwards(
            Position position, OrderIntent intent, Placement placement, ShardFence shard, int attempt) {
        Mono<Void> again = attempt < 2 ? sell(position.tenant(), position.id(), shard, attempt + 1) : Mono.empty();
        return switch (placement) {
            case Placement.Accepted accepted -> again;
            case Placement.Rejected rejected ->
                rejected.retryable() && attempt < 2
                        ? again
                        : refusals.note(position, intent, rejected.code() + " " + rejected.reason());
            case Placement.Unsent unsent -> attempt < 2 ? again : refusals.note(position, intent, unsent.reason());
            case Placement.Unknown unknown -> Mono.empty();
        };
    }

    private Change<Position> in(Position position, ProtectionState state) {
        return new Change<>(position.with(position.protection().in(state, desk.now())), position.version());
    }

    private static Quantity sellable(Position position, SymbolRules rules) {
        Quantity most = rules.marketMaxQuantity();
        Quantity capped =
                most.isZero() ? position.quantity() : position.quantity().min(most);
        return rules.fitted(capped).floorTo(rules.marketStep());
    }

    private static IntentState stateAfter(CancelResult result) {
        return switch (result) {
            case CancelResult.Canceled canceled -> IntentState.DONE;
            case CancelResult.NotOpen notOpen -> IntentState.REJECTED;
            case CancelResult.Unknown unknown -> IntentState.UNKNOWN;
        };
    }
}
