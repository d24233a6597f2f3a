package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ProtectionKeeper;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.execution.UnknownResolver;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

/**
 * Looks after what is under way: intents whose outcome is not known (after a crash: all that were PENDING), orders that
 * should be over, protections and their deadlines, exits that stopped half way.
 */
public final class Monitor {
    private final Orders orders;
    private final Positions positions;
    private final UnknownResolver resolver;
    private final ProtectionKeeper keeper;
    private final InstantSource wall;
    private final RuntimeSettings settings;

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
    }

    /** What is due now. */
    Mono<Void> look(TenantId tenant, ShardFence shard) {
        return orders.liveIntents(tenant)
                .flatMapIterable(all -> all)
                .filter(this::isDue)
                .concatMap(resolver::resolve)
                .then(protect(tenant, shard));
    }

    /** Everything that may have changed unseen: after a start, a stream that had a gap, and in lockstep each candle. */
    Mono<Void> lookAtAll(TenantId tenant, ShardFence shard) {
        return catchUp(tenant).then(protect(tenant, shard));
    }

    /** Asks for everything that is open and records what the venue says, and does nothing about it. */
    Mono<Void> catchUp(TenantId tenant) {
        return orders.liveIntents(tenant)
                .flatMapIterable(all -> all)
                .concatMap(resolver::resolve)
                .then();
    }

    private Mono<Void> protect(TenantId tenant, ShardFence shard) {
        return positions
                .open(tenant)
                .flatMapIterable(all -> all)
                .concatMap(position -> needsCare(position)
                        ? keeper.check(tenant, position.id(), shard)
                        : keeper.watchTarget(position, shard))
                .then();
    }

    private static boolean needsCare(Position position) {
        return position.protection().state() != ProtectionState.PROTECTED;
    }

    private boolean isDue(IntentRecord record) {
        Duration age = Duration.between(record.intent().signedAt(), wall.instant());
        return switch (record.state()) {
            case PENDING -> wall.instant().isAfter(record.intent().expiresAt());
            case UNKNOWN -> true;
            case ACCEPTED ->
                record.intent().kind() == IntentKind.PROTECTION
                        ? isPollTime(age)
                        : age.compareTo(settings.settled()) > 0;
            case NEEDS_HUMAN, REJECTED, UNSENT, NOT_PLACED, DONE -> false;
        };
    }

    /** Once per poll interval, counted from when it was signed. */
    private boolean isPollTime(Duration age) {
        long interval = settings.poll().toMillis();
        return age.toMillis() % interval < settings.monitor().toMillis() && age.toMillis() >= interval;
    }
}
