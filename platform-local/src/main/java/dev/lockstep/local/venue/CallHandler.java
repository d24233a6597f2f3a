package dev.lockstep.local.venue;

import java.util.concurrent.CompletableFuture;

/** Answers calls. Faults are injected by a handler that wraps another: lost, late, doubled or wrong answers. */
@FunctionalInterface
interface CallHandler {
    /** The future always ends with an answer, refusals included. */
    CompletableFuture<Answer> answer(Call call);
}
