package dev.lockstep.bench.simulation;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.IntentOutcome;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.StepOutcome;
import dev.lockstep.engine.execution.Transitions;
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
        return store.beginEntry(request).doOnNext(outcome -> {
            note("ENTRY", request.intent().id(), outcome);
            if (outcome instanceof EntryOutcome.Begun) {
                oracles.begun(request);
            }
        });
    }

    @Override
    public Mono<IntentOutcome> beginIntent(IntentRequest request) {
        return store.beginIntent(request).doOnNext(outcome -> {
            note(request.intent().kind(), request.intent().id(), outcome);
            oracles.committed();
        });
    }

    @Override
    public Mono<StepOutcome> settle(SettleRequest request) {
        return store.settle(request).doOnNext(outcome -> {
            note("settle " + request.state(), request.intent(), outcome);
            if (outcome instanceof StepOutcome.Applied) {
                oracles.posted(request.release());
                oracles.lived(request.lifecycle());
                oracles.committed();
            }
        });
    }

    @Override
    public Mono<StepOutcome> applyFill(FillRequest request) {
        return store.applyFill(request).doOnNext(outcome -> {
            note("fill " + request.fill().venueTradeId(), request.order().next().intent(), outcome);
            if (outcome instanceof StepOutcome.Applied) {
                oracles.filled(request);
            }
        });
    }

    private void note(Object what, Object intent, Object outcome) {
        queue.note("db: " + what + " " + intent.toString().substring(0, 8) + " "
                + (queue.isTraced() ? outcome : outcome.getClass().getSimpleName()));
    }
}
