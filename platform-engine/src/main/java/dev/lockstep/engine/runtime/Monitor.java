package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ProtectionKeeper;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.execution.UnknownResolver;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.problem.Problem;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Looks after what is under way: intents whose outcome is not known (after a crash: all that were PENDING), orders that
 * should be over, protections and their deadlines, exits that stopped half way. What one account's venue does not let
 * be done is tried again the next time, and keeps nobody from the others; {@link AccountChecks} tells of it.
 */
public final class Monitor {
    private final Orders orders;
    private final Positions positions;
    private final UnknownResolver resolver;
    private final ProtectionKeeper keeper;
    private final InstantSource wall;
    private final RuntimeSettings settings;
    private final PollSchedule polls;
    private final Map<TenantId, Instant> looked = new ConcurrentHashMap<>();

    public Monitor(
            Orders orders,
            Positions positions,
            UnknownResolver resolver,
            ProtectionKeeper keeper,
            InstantSource wall,
            RuntimeSettings settings) {
        this.orders = orders;
        this.positions = positions;
        this.resolver = resolver;
        this.keeper = keeper;
        this.wall = wall;
        this.settings = settings;
        this.polls = new PollSchedule(settings.poll());
    }

    /** What is due now. */
    Mono<Void> look(TenantId tenant, ShardFence shard) {
        Instant now = wall.instant();
        Instant before = Objects.requireNonNullElse(looked.put(tenant, now), now.minus(settings.monitor()));
        return orders.liveIntents(tenant)
                .flatMap(all -> OneByOne.each(due(all, before, now), this::resolve))
                .then(protect(tenant, shard));
    }

    /** Everything that may have changed unseen: after a start, a stream that had a gap, and in lockstep each candle. */
    Mono<Void> lookAtAll(TenantId tenant, ShardFence shard) {
        return catchUp(tenant).then(protect(tenant, shard));
    }

    /** Asks for everything that is open and records what the venue says, and does nothing about it. */
    Mono<Void> catchUp(TenantId tenant) {
        return orders.liveIntents(tenant).flatMap(all -> OneByOne.each(all, this::resolve));
    }

    private Mono<Void> resolve(IntentRecord record) {
        return resolver.resolve(record).onErrorComplete(Problem.class);
    }

    private Mono<Void> protect(TenantId tenant, ShardFence shard) {
        return positions
                .open(tenant)
                .flatMap(all ->
                        OneByOne.each(all, position -> cared(position, shard).onErrorComplete(Problem.class)));
    }

    private Mono<Void> cared(Position position, ShardFence shard) {
        return needsCare(position)
                ? keeper.check(position.tenant(), position.id(), shard)
                : keeper.watchTarget(position, shard);
    }

    private static boolean needsCare(Position position) {
        return position.protection().state() != ProtectionState.PROTECTED;
    }

    private List<IntentRecord> due(List<IntentRecord> all, Instant before, Instant now) {
        return all.stream().filter(record -> isDue(record, before, now)).toList();
    }

    private boolean isDue(IntentRecord record, Instant before, Instant now) {
        OrderIntent intent = record.intent();
        return switch (record.state()) {
            case PENDING -> now.isAfter(intent.expiresAt());
            case UNKNOWN -> true;
            case ACCEPTED ->
                intent.kind() == IntentKind.PROTECTION
                        ? polls.isDue(intent.signedAt(), before, now)
                        : now.isAfter(intent.signedAt().plus(settings.settled()));
            case NEEDS_HUMAN, REJECTED, UNSENT, NOT_PLACED, DONE -> false;
        };
    }
}
