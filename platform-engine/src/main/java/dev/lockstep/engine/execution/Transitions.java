package dev.lockstep.engine.execution;

import reactor.core.publisher.Mono;

/**
 * The hot changes of state: each is one call and one transaction, and each answers with one of a closed set of
 * outcomes. A lost commit answer is not an outcome: the Mono fails, and repeating the same call tells what happened,
 * since every key is derived.
 */
public interface Transitions {
    /** Lock, duplicate key, intent, order, hold, outbox; reads kill switch and desired state in the same statement. */
    Mono<EntryOutcome> beginEntry(EntryRequest request);

    /** Intent, orders, position, outbox of a protection, an exit or a cancel. */
    Mono<IntentOutcome> beginIntent(IntentRequest request);

    /** An intent's and its orders' next states, with the release of what is no longer held. */
    Mono<StepOutcome> settle(SettleRequest request);

    /**
     * A fill with order, position, postings and life-cycle row, and with the fault of its profile where it does not
     * fit.
     */
    Mono<StepOutcome> applyFill(FillRequest request);
}
