package dev.lockstep.engine.execution;

import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.market.SymbolRules;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * Sees to it that every held quantity is covered by its deadline: by an order list at the venue, or, where the venue
 * refuses one, by selling it at market. Called after every fill and by the monitor each second; doing nothing is its
 * most common result.
 */
public final class ProtectionKeeper {
    private final Desk desk;
    private final Dispatcher dispatcher;
    private final Exits exits;
    private final DustCloser dust;
    private final IntentDesign design;
    private final ManagedTarget target;
    private final DecisionPoints points;

    public ProtectionKeeper(Desk desk, FactRecorder facts, Exits exits) {
        this.desk = desk;
        this.exits = exits;
        this.dispatcher = new Dispatcher(desk, facts);
        this.dust = new DustCloser(desk);
        this.design = new IntentDesign(desk.tag(), desk.settings());
        this.target = new ManagedTarget(desk);
        this.points = new DecisionPoints(desk.log());
    }

    /** Sells a covered position whose target is ours to watch once the price is there. */
    public Mono<Void> watchTarget(Position position, ShardFence shard) {
        return target.isReached(position)
                .filter(reached -> reached)
                .flatMap(reached -> exits.exit(position.tenant(), position.id(), shard));
    }

    /** Looks at the position as it is stored now and does the next thing its protection needs. */
    public Mono<Void> check(TenantId tenant, PositionId id, ShardFence shard) {
        return check(tenant, id, shard, 1);
    }

    /**
     * The same after a trade, without reading what its booking has shown: only where nothing rests yet, which is when
     * it matters. Whatever moved the position on since makes its version stale, and then it is read after all.
     */
    public Mono<Void> check(OrderSnapshot traded, ShardFence shard) {
        Position position = traded.intent().position();
        Order order = traded.order();
        return position == null || order.spec().leg() != Leg.ENTRY
                ? check(order.tenant(), order.position(), shard)
                : desk.rules(position.instrument()).flatMap(rules -> act(position, traded.siblings(), rules, shard));
    }

    private Mono<Void> act(Position position, List<Order> orders, SymbolRules rules, ShardFence shard) {
        Coverage coverage = Coverage.of(position, orders, rules);
        if (!(coverage instanceof Coverage.Missing) || isOverdue(position, orders)) {
            return check(position.tenant(), position.id(), shard);
        }
        points.of("coverage", coverage.getClass().getSimpleName(), position);
        return protect(position, rules, shard, 1);
    }

    private Mono<Void> check(TenantId tenant, PositionId id, ShardFence shard, int attempt) {
        return Mono.defer(() -> desk.snapshots().ofPosition(tenant, id))
                .flatMap(seen ->
                        desk.rules(seen.position().instrument()).flatMap(rules -> act(seen, rules, shard, attempt)));
    }

    private Mono<Void> act(PositionSnapshot seen, SymbolRules rules, ShardFence shard, int attempt) {
        Position position = seen.position();
        Coverage coverage = Coverage.of(position, seen.orders(), rules);
        points.of("coverage", coverage.getClass().getSimpleName(), position);
        return switch (coverage) {
            case Coverage.Leave leave -> Mono.empty();
            case Coverage.Covered covered ->
                covered(position, seen.intent(covered.resting().intent()));
            case Coverage.TooLittle tooLittle -> coverAnew(position, shard, attempt);
            case Coverage.Missing missing ->
                isOverdue(position, seen.orders())
                        ? exits.exit(position.tenant(), position.id(), shard)
                        : protect(position, rules, shard, attempt);
            case Coverage.ExitPending pending -> exits.exit(position.tenant(), position.id(), shard);
            case Coverage.Dust rest -> dust.close(seen);
        };
    }

    private Mono<Void> covered(Position position, IntentRecord protection) {
        if (position.protection().state() == ProtectionState.PROTECTED) {
            return Mono.empty();
        }
        Change<Position> covered = in(position, ProtectionState.PROTECTED);
        return desk.transitions()
                .settle(new SettleRequest(
                        position.tenant(),
                        protection.intent().id(),
                        protection.version(),
                        protection.state(),
                        protection.absences(),
                        List.of(),
                        covered,
                        null,
                        null,
                        false,
                        List.of(Announcements.position(covered, desk.now()))))
                .then();
    }

    /** Takes away what covers too little and looks again; the monitor goes on where that was not enough. */
    private Mono<Void> coverAnew(Position position, ShardFence shard, int attempt) {
        Mono<Void> away = exits.takeProtectionAway(position.tenant(), position.id(), shard, ProtectionState.NAKED);
        return attempt < 2 ? away.then(check(position.tenant(), position.id(), shard, attempt + 1)) : away;
    }

    private Mono<Void> protect(Position position, SymbolRules rules, ShardFence shard, int attempt) {
        return target.takesLists(position, rules).flatMap(lists -> protect(position, rules, lists, shard, attempt));
    }

    private Mono<Void> protect(Position position, SymbolRules rules, boolean lists, ShardFence shard, int attempt) {
        OrderIntent intent = design.protection(position, rules, lists, attempt, desk.now());
        Change<Position> uncertain = in(position, ProtectionState.UNCERTAIN);
        IntentRequest request =
                new IntentRequest(intent, shard, uncertain, List.of(Announcements.position(uncertain, desk.now())));
        return desk.transitions().beginIntent(request).flatMap(outcome -> switch (outcome) {
            case IntentOutcome.Begun begun ->
                dispatcher
                        .place(BegunIntent.of(intent, uncertain))
                        .flatMap(placed -> afterwards(position, intent, placed.answer(), shard, attempt));
            case IntentOutcome.LiveIntentExists exists -> skipped(position, exists);
            case IntentOutcome.AlreadyBegun already -> Mono.empty();
            case IntentOutcome.Stale stale ->
                attempt <= desk.settings().staleRetries()
                        ? check(position.tenant(), position.id(), shard, attempt + 1)
                        : Mono.empty();
            case IntentOutcome.ShardLost lost -> Mono.empty();
        });
    }

    private Mono<Void> afterwards(
            Position position, OrderIntent intent, Placement placement, ShardFence shard, int attempt) {
        return switch (placement) {
            case Placement.Accepted accepted -> {
                tellPlaced(position, intent);
                yield Mono.empty();
            }
            case Placement.Rejected rejected -> {
                tellFailed(position, intent, rejected.code() + " " + rejected.reason());
                yield rejected.retryable() && attempt < 2
                        ? check(position.tenant(), position.id(), shard, attempt + 1)
                        : exits.exit(position.tenant(), position.id(), shard);
            }
            case Placement.Unsent unsent -> {
                tellFailed(position, intent, unsent.reason());
                yield attempt < 2 ? check(position.tenant(), position.id(), shard, attempt + 1) : Mono.empty();
            }
            case Placement.Unknown unknown -> {
                tellFailed(position, intent, "unknown: " + unknown.reason());
                yield Mono.empty();
            }
        };
    }

    /**
     * The deadline runs from when a live engine knew of the quantity; one attempt is always made, so that an engine
     * that was away does not sell what could have been covered.
     */
    private boolean isOverdue(Position position, List<Order> orders) {
        Instant since = position.protection().nakedSince();
        boolean tried = orders.stream().anyMatch(order -> order.spec().leg() == Leg.STOP_LOSS);
        return tried
                && since != null
                && desk.now().isAfter(since.plus(desk.settings().protectionDeadline()));
    }

    private Change<Position> in(Position position, ProtectionState state) {
        return new Change<>(position.with(position.protection().in(state, desk.now())), position.version());
    }

    private Mono<Void> skipped(Position position, IntentOutcome.LiveIntentExists exists) {
        desk.log()
                .write(LogLine.of(LogEvent.SLTP_SKIPPED_ALREADY_EXISTS)
                        .with("symbol", position.instrument().symbol())
                        .with("order_id", position.id())
                        .with("existing_orders", "[" + exists.existing() + "]")
                        .of(position.tenant(), position.profile(), position.correlationId()));
        return Mono.empty();
    }

    private void tellPlaced(Position position, OrderIntent intent) {
        desk.log()
                .write(LogLine.of(LogEvent.SLTP_PLACED)
                        .with("symbol", position.instrument().symbol())
                        .with("order_id", intent.listId() != null ? intent.listId() : intent.id())
                        .with("sl_order_id", idOf(intent, Leg.STOP_LOSS))
                        .with("tp_order_id", idOf(intent, Leg.TAKE_PROFIT))
                        .of(position.tenant(), position.profile(), position.correlationId()));
    }

    private void tellFailed(Position position, OrderIntent intent, String why) {
        desk.log()
                .write(LogLine.of(LogEvent.SLTP_FAILED)
                        .with("symbol", position.instrument().symbol())
                        .with("order_id", intent.id())
                        .with("reason", why)
                        .of(position.tenant(), position.profile(), position.correlationId()));
    }

    private static String idOf(OrderIntent intent, Leg leg) {
        Predicate<OrderSpec> isLeg = order -> order.leg() == leg;
        return intent.orders().stream()
                .filter(isLeg)
                .findFirst()
                .map(order -> order.id().value())
                .orElse("none");
    }
}
