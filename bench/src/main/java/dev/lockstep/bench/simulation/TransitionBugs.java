package dev.lockstep.bench.simulation;

import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.execution.IntentSnapshot;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.execution.memory.MemoryDatabase;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.position.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Mistakes about what was stored, by whom and how often. */
final class TransitionBugs {
    private TransitionBugs() {}

    /** Says that an entry is durable and stores it later. */
    static final class Deferred extends ThroughTransitions {
        private final Map<IntentId, EntryRequest> waiting = new HashMap<>();

        Deferred(Transitions real) {
            super(real);
        }

        @Override
        public Mono<EntryOutcome> beginEntry(EntryRequest request) {
            return Mono.fromSupplier(() -> {
                waiting.put(request.intent().id(), request);
                return new EntryOutcome.Begun(new FencingToken(1));
            });
        }

        Mono<EntryOutcome> store(OrderIntent intent) {
            EntryRequest request = waiting.remove(intent.id());
            return request == null ? Mono.empty() : super.beginEntry(request);
        }
    }

    /** Every telling of a trade is stored as a trade of its own. */
    static Transitions countingTwice(Transitions store) {
        int[] told = {0};
        return new ThroughTransitions(store) {
            @Override
            public Mono<StepOutcome> applyFill(FillRequest request) {
                return super.applyFill(renamed(request, "~" + ++told[0]));
            }
        };
    }

    /** Done over with what is stored by now, as somebody would who reads again and takes the rest for undone. */
    static Transitions lostFillIsFailure(Transitions remote, MemoryDatabase database) {
        return new ThroughTransitions(remote) {
            @Override
            public Mono<StepOutcome> applyFill(FillRequest request) {
                return super.applyFill(request)
                        .onErrorResume(
                                Remote.AnswerLost.class,
                                lost -> Mono.defer(
                                        () -> super.applyFill(current(database, renamed(request, "~again")))));
            }
        };
    }

    static Transitions lostBeginIsSuccess(Transitions remote) {
        return new ThroughTransitions(remote) {
            @Override
            public Mono<EntryOutcome> beginEntry(EntryRequest request) {
                return super.beginEntry(request)
                        .onErrorReturn(Remote.AnswerLost.class, new EntryOutcome.Begun(new FencingToken(1)));
            }
        };
    }

    static Transitions sendingWithoutShard(Transitions remote) {
        return new ThroughTransitions(remote) {
            @Override
            public Mono<IntentOutcome> beginIntent(IntentRequest request) {
                return super.beginIntent(request)
                        .map(outcome ->
                                outcome instanceof IntentOutcome.ShardLost ? new IntentOutcome.Begun() : outcome);
            }
        };
    }

    /** Whoever asks holds the shard. */
    static Transitions withoutFence(Transitions store, MemoryDatabase database) {
        LeaseKey key = new LeaseKey("shard:everybody");
        var _ = Oracles.now(database.leases().acquire(key, "everybody", Duration.ofDays(1)));
        ShardFence everybody = new ShardFence(key, "everybody", new FencingToken(1));
        return new ThroughTransitions(store) {
            @Override
            public Mono<EntryOutcome> beginEntry(EntryRequest request) {
                return super.beginEntry(new EntryRequest(
                        request.intent(),
                        request.signalKey(),
                        request.marketTime(),
                        Duration.ZERO,
                        everybody,
                        request.hold(),
                        request.events()));
            }

            @Override
            public Mono<IntentOutcome> beginIntent(IntentRequest request) {
                return super.beginIntent(
                        new IntentRequest(request.intent(), everybody, request.position(), request.events()));
            }
        };
    }

    static Transitions releasingTwice(Transitions store) {
        return new ThroughTransitions(store) {
            @Override
            public Mono<StepOutcome> settle(SettleRequest request) {
                return super.settle(request).flatMap(outcome -> again(request, outcome));
            }

            @Override
            public Mono<StepOutcome> applyFill(FillRequest request) {
                SettleRequest settlement = request.settlement();
                return super.applyFill(request)
                        .flatMap(outcome -> settlement == null ? Mono.just(outcome) : again(settlement, outcome));
            }

            private Mono<StepOutcome> again(SettleRequest request, StepOutcome outcome) {
                JournalEntry release = request.release();
                boolean frees = release != null && release.kind() == EntryKind.RELEASE;
                return frees && outcome instanceof StepOutcome.Applied
                        ? super.settle(TransitionBugs.again(request, release))
                        : Mono.just(outcome);
            }
        };
    }

    private static SettleRequest again(SettleRequest request, @Nullable JournalEntry release) {
        return new SettleRequest(
                request.tenant(),
                request.intent(),
                request.intentVersion() + 1,
                request.state(),
                request.absences(),
                List.of(),
                null,
                release == null ? null : renamed(release, "~again"),
                null,
                false,
                List.of());
    }

    /** Versions are not looked at: whoever writes last is right. */
    static Transitions overwriting(Transitions store, MemoryDatabase database) {
        return new ThroughTransitions(store) {
            @Override
            public Mono<StepOutcome> settle(SettleRequest request) {
                return super.settle(current(database, request, null));
            }

            @Override
            public Mono<StepOutcome> applyFill(FillRequest request) {
                return super.applyFill(current(database, request));
            }
        };
    }

    private static FillRequest current(MemoryDatabase database, FillRequest request) {
        return new FillRequest(
                request.tenant(),
                request.fill(),
                current(database, request.order()),
                currentPosition(database, request.position()),
                request.posting(),
                request.lifecycle(),
                request.settlement() == null ? null : current(database, request.settlement(), request),
                request.fault(),
                request.events());
    }

    /** @param fill that is stored first, in the same step */
    private static SettleRequest current(MemoryDatabase database, SettleRequest request, @Nullable FillRequest fill) {
        IntentSnapshot stored = Oracles.now(database.snapshots().ofIntent(request.tenant(), request.intent()));
        Change<Position> position = request.position();
        return new SettleRequest(
                request.tenant(),
                request.intent(),
                stored == null ? request.intentVersion() : stored.record().version(),
                request.state(),
                request.absences(),
                request.orders().stream()
                        .map(change -> isOf(fill, change) ? next(current(database, change)) : current(database, change))
                        .toList(),
                position == null
                        ? null
                        : fill == null
                                ? currentPosition(database, position)
                                : next(currentPosition(database, position)),
                request.release(),
                request.lifecycle(),
                request.releaseEntryLock(),
                request.events());
    }

    private static boolean isOf(@Nullable FillRequest fill, Change<Order> change) {
        return fill != null && fill.order().next().id().equals(change.next().id());
    }

    private static <T> Change<T> next(Change<T> change) {
        return new Change<>(change.next(), change.expectedVersion() + 1);
    }

    private static Change<Order> current(MemoryDatabase database, Change<Order> change) {
        Order stored = Oracles.now(
                database.orders().find(change.next().tenant(), change.next().id()));
        return stored == null ? change : new Change<>(change.next(), stored.version());
    }

    private static Change<Position> currentPosition(MemoryDatabase database, Change<Position> change) {
        Position stored = Oracles.now(
                database.positions().find(change.next().tenant(), change.next().id()));
        return stored == null ? change : new Change<>(change.next(), stored.version());
    }

    private static FillRequest renamed(FillRequest request, String mark) {
        Fill fill = request.fill();
        return new FillRequest(
                request.tenant(),
                new Fill(
                        fill.account(),
                        fill.instrument(),
                        fill.venueTradeId() + mark,
                        fill.order(),
                        fill.side(),
                        fill.quantity(),
                        fill.price(),
                        fill.quote(),
                        fill.fee(),
                        fill.executedAt()),
                request.order(),
                request.position(),
                renamed(request.posting(), mark),
                request.lifecycle(),
                request.settlement(),
                request.fault(),
                request.events());
    }

    private static JournalEntry renamed(JournalEntry entry, String mark) {
        return new JournalEntry(
                entry.tenant(),
                entry.profile(),
                entry.key() + mark,
                entry.kind(),
                entry.postings(),
                entry.correlationId(),
                entry.occurredAt());
    }
}
