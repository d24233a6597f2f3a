package dev.lockstep.bench.simulation;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import java.util.Objects;
import java.util.function.Consumer;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** The database's side of the transitions, with the oracles looking after every commit. */
final class WatchedTransitions implements Transitions {
    private final Transitions store;
    private final Oracles oracles;
    private final EventQueue queue;

    WatchedTransitions(Transitions store, Oracles oracles, EventQueue queue) {
        this.store = store;
        this.oracles = oracles;
        this.queue = queue;
    }

    @Override
    public Mono<EntryOutcome> beginEntry(EntryRequest request) {
        return watched(store.beginEntry(request), outcome -> {
            note("", IntentKind.ENTRY, request.intent().id(), outcome);
            if (outcome instanceof EntryOutcome.Begun) {
                oracles.begun(request);
            }
        });
    }

    @Override
    public Mono<IntentOutcome> beginIntent(IntentRequest request) {
        return watched(store.beginIntent(request), outcome -> {
            note("", request.intent().kind(), request.intent().id(), outcome);
            oracles.committed();
        });
    }

    @Override
    public Mono<StepOutcome> settle(SettleRequest request) {
        return watched(store.settle(request), outcome -> {
            note("settle ", request.state(), request.intent(), outcome);
            if (outcome instanceof StepOutcome.Applied) {
                oracles.posted(request.release());
                oracles.lived(request.lifecycle());
                oracles.committed();
            }
        });
    }

    @Override
    public Mono<StepOutcome> applyFill(FillRequest request) {
        return watched(store.applyFill(request), outcome -> {
            note("fill ", request.fill().venueTradeId(), request.order().next().intent(), outcome);
            if (outcome instanceof StepOutcome.Applied) {
                oracles.filled(request);
            }
        });
    }

    private static <T> Mono<T> watched(Mono<T> call, Consumer<T> look) {
        return Mono.fromSupplier(() -> {
            Remote.Outcome<T> done = Remote.done(call);
            if (done.error() != null) {
                throw Exceptions.propagate(done.error());
            }
            T outcome = Objects.requireNonNull(done.value());
            look.accept(outcome);
            return outcome;
        });
    }

    /** Told in words only where somebody reads them; in the hash what was done, to what, and what came of it. */
    private void note(String what, Object detail, IntentId intent, Object outcome) {
        if (queue.isTraced()) {
            queue.note("db: " + what + detail + " " + intent.toString().substring(0, 8) + " " + outcome);
        } else {
            queue.note(what);
            queue.note(outcome.getClass().getSimpleName());
            queue.mix(intent.value().getLeastSignificantBits());
        }
    }
}
