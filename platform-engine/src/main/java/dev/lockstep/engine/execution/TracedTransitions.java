package dev.lockstep.engine.execution;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.tracing.Step;
import dev.lockstep.engine.tracing.Traces;
import reactor.core.publisher.Mono;

/** {@link Transitions} as steps of the decision they belong to. */
public final class TracedTransitions implements Transitions {
    private final Transitions transitions;
    private final Traces traces;

    public TracedTransitions(Transitions transitions, Traces traces) {
        this.transitions = transitions;
        this.traces = traces;
    }

    @Override
    public Mono<EntryOutcome> beginEntry(EntryRequest request) {
        return traces.step(Step.BEGIN_ENTRY, request.intent().correlationId(), transitions.beginEntry(request));
    }

    @Override
    public Mono<IntentOutcome> beginIntent(IntentRequest request) {
        return traces.step(Step.BEGIN_INTENT, request.intent().correlationId(), transitions.beginIntent(request));
    }

    @Override
    public Mono<StepOutcome> settle(SettleRequest request) {
        Mono<StepOutcome> settled = transitions.settle(request);
        return request.events().stream()
                .findFirst()
                .map(PendingEvent::correlationId)
                .map(decision -> traces.step(Step.SETTLE, decision, settled))
                .orElse(settled);
    }

    @Override
    public Mono<StepOutcome> applyFill(FillRequest request) {
        return traces.step(Step.APPLY_FILL, request.posting().correlationId(), transitions.applyFill(request));
    }
}
