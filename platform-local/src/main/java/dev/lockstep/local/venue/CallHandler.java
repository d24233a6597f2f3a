package dev.lockstep.local.venue;

import java.util.concurrent.CompletableFuture;

/** Answers calls. */
@FunctionalInterface
interface CallHandler {
    /** The future ends with an answer, refusals included; while a fault holds it, it does not end. */
    CompletableFuture<Answer> answer(Call call);
}
