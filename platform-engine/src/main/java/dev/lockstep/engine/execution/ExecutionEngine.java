package dev.lockstep.engine.execution;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.gateway.Placement;
import dev.lockstep.engine.guard.DenialReason;
import dev.lockstep.engine.guard.GuardChain;
import dev.lockstep.engine.guard.GuardContext;
import dev.lockstep.engine.guard.Verdict;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Signal;
import dev.lockstep.engine.time.CorrelationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * From a signal to a protected position, or to the reason why not: guards, size, durable intent, venue, fills,
 * protection. Only an intent that was begun by this very call is sent; one that was there before belongs to the
 * resolver.
 */
public final class ExecutionEngine {
    private final Desk desk;
    private final GuardChain guards;
    private final GuardReadings readings;
    private final Dispatcher dispatcher;
    private final ProtectionKeeper keeper;
    private final Exits exits;
    private final IntentDesign design;
    private final DecisionPoints points;
    private final boolean dryRun;

    public ExecutionEngine(
            Desk desk,
            GuardChain guards,
            GuardReadings readings,
            FactRecorder facts,
            ProtectionKeeper keeper,
            Exits exits) {
        this(desk, guards, readings, facts, keeper, exits, false);
    }

    /** @param dryRun whether no entry of the whole installation is sent, whatever its profile says */
    public ExecutionEngine(
            Desk desk,
            GuardChain guards,
            GuardReadings readings,
            FactRecorder facts,
            ProtectionKeeper keeper,
            Exits exits,
            boolean dryRun) {
        this.points = new DecisionPoints(desk.log());
        this.dryRun = dryRun;
        this.desk = desk;
        this.guards = guards;
        this.readings = readings;
        this.dispatcher = new Dispatcher(desk, facts);
        this.keeper = keeper;
        this.exits = exits;
        this.design = new IntentDesign(desk.tag(), desk.settings());
    }

    public Mono<Submission> submit(
            TradingProfile profile, Signal signal, ShardFence shard, CorrelationId correlationId) {
        return switch (signal) {
            case Signal.Hold hold -> Mono.just(new Submission.Nothing());
            case Signal.Enter enter -> enter(profile, enter, shard, correlationId);
            case Signal.Exit exit -> leave(profile, exit, shard);
        };
    }

    private Mono<Submission> enter(
            TradingProfile profile, Signal.Enter signal, ShardFence shard, CorrelationId correlationId) {
        return readings.of(profile, signal).flatMap(context -> judged(context, signal, shard, correlationId));
    }

    private Mono<Submission> judged(
            GuardContext context, Signal.Enter signal, ShardFence shard, CorrelationId correlationId) {
        points.guards(guards, context, correlationId);
        return switch (guards.check(context)) {
            case Verdict.Denied denied -> {
                tellCooldown(context, denied, correlationId);
                yield Mono.just(new Submission.Denied(denied.reason(), denied.detail()));
            }
            case Verdict.Allowed allowed -> {
                tellCooldown(context, null, correlationId);
                yield attempt(context, signal, shard, correlationId, 1);
            }
        };
    }

    private Mono<Submission> attempt(
            GuardContext context, Signal.Enter signal, ShardFence shard, CorrelationId correlationId, int attempt) {
        TradingProfile profile = context.profile();
        Sizing sizing =
                new Sizing(context.limit(), context.quantity(), context.limit().times(context.quantity()));
        OrderIntent intent = design.entry(profile, signal, sizing, attempt, desk.now(), correlationId);
        String key = attempt == 1 ? signal.key() : signal.key() + "#" + attempt;
        return desk.transitions()
                .beginEntry(request(intent, key, signal, sizing, shard))
                .doOnNext(outcome -> points.of("begin_entry", outcome, intent))
                .flatMap(outcome -> switch (outcome) {
                    case EntryOutcome.Begun begun -> {
                        tellPassed(profile, key, correlationId);
                        yield placed(
                                context,
                                signal,
                                BegunIntent.entry(intent, sizing.hold(), profile.limits()),
                                shard,
                                attempt);
                    }
                    case EntryOutcome.DuplicateSignal duplicate -> {
                        tellBlocked(profile, key, duplicate, correlationId);
                        yield denied(DenialReason.DUPLICATE_SIGNAL, "led to intent " + duplicate.existing());
                    }
                    case EntryOutcome.Locked locked -> {
                        tellLocked(intent, "another entry is under way until " + locked.until());
                        yield denied(DenialReason.ENTRY_LOCKED, "another entry is under way until " + locked.until());
                    }
                    case EntryOutcome.PositionOpen open ->
                        denied(DenialReason.POSITION_OPEN, context.symbol() + " is held, or an entry is undecided");
                    case EntryOutcome.Halted halted -> denied(reason(halted.cause()), "halted by " + halted.cause());
                    case EntryOutcome.InsufficientFunds funds ->
                        denied(DenialReason.INSUFFICIENT_CAPITAL, sizing.hold() + " are not available");
                    case EntryOutcome.ShardLost lost -> {
                        tellLocked(intent, "another engine has taken the tenant over");
                        yield denied(DenialReason.SHARD_LOST, "another engine has taken the tenant over");
                    }
                });
    }

    private Mono<Submission> placed(
            GuardContext context, Signal.Enter signal, BegunIntent begun, ShardFence shard, int attempt) {
        OrderIntent intent = begun.intent();
        if (dryRun || context.profile().mode() == TradingMode.DRY_RUN) {
            return dispatcher.withhold(begun).thenReturn(new Submission.DryRun(intent.id()));
        }
        return dispatcher.place(begun).flatMap(placed -> switch (placed.answer()) {
            case Placement.Accepted accepted ->
                covered(intent, placed.bought(), shard)
                        .thenReturn(new Submission.Entered(intent.id(), intent.position()));
            case Placement.Rejected rejected ->
                rejected.retryable() && attempt < 2
                        ? attempt(context, signal, shard, intent.correlationId(), attempt + 1)
                        : Mono.just(new Submission.NotPlaced(intent.id(), rejected.code() + " " + rejected.reason()));
            case Placement.Unsent unsent ->
                attempt < 2
                        ? attempt(context, signal, shard, intent.correlationId(), attempt + 1)
                        : Mono.just(new Submission.NotPlaced(intent.id(), unsent.reason()));
            case Placement.Unknown unknown -> Mono.just(new Submission.Uncertain(intent.id(), unknown.reason()));
        });
    }

    private Mono<Void> covered(OrderIntent entry, @Nullable OrderSnapshot bought, ShardFence shard) {
        return bought == null ? keeper.check(entry.tenant(), entry.position(), shard) : keeper.check(bought, shard);
    }

    private EntryRequest request(OrderIntent intent, String key, Signal.Enter signal, Sizing sizing, ShardFence shard) {
        JournalEntry hold = Bookkeeping.hold(intent, intent.orders().getFirst(), sizing.hold());
        Change<Order> order = new Change<>(Order.pending(intent, intent.orders().getFirst()), 0);
        List<PendingEvent> events =
                List.of(Announcements.order(order, intent.signedAt()), Announcements.entry(hold, intent.signedAt()));
        return new EntryRequest(
                intent, key, signal.candle().closeTime(), desk.settings().entryLock(), shard, hold, events);
    }

    /** Exits work in every desired state but STOPPED: who pauses wants no entries, not a stuck position. */
    private Mono<Submission> leave(TradingProfile profile, Signal.Exit signal, ShardFence shard) {
        if (profile.desired() == DesiredState.STOPPED) {
            return denied(DenialReason.NOT_RUNNING, "the profile is stopped");
        }
        return desk.positions()
                .open(profile.tenant())
                .flatMap(open -> open.stream()
                        .filter(position -> position.profile().equals(profile.id()))
                        .filter(position ->
                                position.instrument().equals(signal.candle().instrument()))
                        .findFirst()
                        .map(position -> leave(position, shard))
                        .orElseGet(() -> denied(DenialReason.NO_POSITION, "nothing is held")));
    }

    private Mono<Submission> leave(Position position, ShardFence shard) {
        if (position.protection().state() == ProtectionState.EXITING) {
            return denied(DenialReason.EXIT_UNDER_WAY, "position " + position.id() + " is being sold already");
        }
        return exits.exit(position.tenant(), position.id(), shard).thenReturn(new Submission.Leaving(position.id()));
    }

    private static Mono<Submission> denied(DenialReason reason, String detail) {
        return Mono.just(new Submission.Denied(reason, detail));
    }

    private static DenialReason reason(EntryOutcome.Halted.Cause cause) {
        return switch (cause) {
            case KILL_SWITCH -> DenialReason.KILL_SWITCH;
            case TENANT_SUSPENDED, PROFILE_NOT_RUNNING -> DenialReason.NOT_RUNNING;
            case PROFILE_FAULTED -> DenialReason.PROFILE_FAULTED;
            case OVERDRAFT -> DenialReason.OVERDRAFT;
        };
    }

    private void tellCooldown(GuardContext context, Verdict.@Nullable Denied denied, CorrelationId id) {
        boolean cooling = denied != null && denied.reason() == DenialReason.COOLDOWN;
        if (denied != null && !cooling) {
            return;
        }
        LogEvent event = cooling ? LogEvent.COOLDOWN_BLOCKED : LogEvent.COOLDOWN_PASSED;
        desk.log()
                .write(LogLine.of(event)
                        .with("symbol", context.symbol())
                        .with(
                                "seconds_remaining",
                                cooling ? context.cooldownLeft().toSeconds() : null)
                        .of(context.profile().tenant(), context.profile().id(), id));
    }

    private void tellLocked(OrderIntent intent, String why) {
        desk.log()
                .write(LogLine.of(LogEvent.RUN_LOCKED)
                        .with("symbol", intent.instrument().symbol())
                        .with("reason", why)
                        .of(intent.tenant(), intent.profile(), intent.correlationId()));
    }

    private void tellPassed(TradingProfile profile, String key, CorrelationId correlationId) {
        desk.log()
                .write(LogLine.of(LogEvent.IDEMPOTENCY_PASSED)
                        .with("signal_key", key)
                        .of(profile.tenant(), profile.id(), correlationId));
    }

    private void tellBlocked(
            TradingProfile profile, String key, EntryOutcome.DuplicateSignal duplicate, CorrelationId correlationId) {
        desk.log()
                .write(LogLine.of(LogEvent.IDEMPOTENCY_BLOCKED)
                        .with("signal_key", key)
                        .with("existing_order_id", duplicate.existing())
                        .of(profile.tenant(), profile.id(), correlationId));
    }
}
