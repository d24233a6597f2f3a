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

/** Transitions as they are; a planted bug changes one of them. */
class ThroughTransitions implements Transitions {
    private final Transitions real;

    ThroughTransitions(Transitions real) {
        this.real = real;
    }

    Transitions real() {
        return real;
    }

    @Override
    public Mono<EntryOutcome> beginEntry(EntryRequest request) {
        return real.beginEntry(request);
    }

    @Override
    public Mono<IntentOutcome> beginIntent(IntentRequest request) {
        return real.beginIntent(request);
    }

    @Override
    public Mono<StepOutcome> settle(SettleRequest request) {
        return real.settle(request);
    }

    @Override
    public Mono<StepOutcome> applyFill(FillRequest request) {
        return real.applyFill(request);
    }
}
