package dev.lockstep.engine.execution;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Decides a step again when the rows it was computed from have moved on, and when the store did not answer. */
final class Repeats {
    private static final int LOST_ANSWERS = 3;

    private final Desk desk;

    Repeats(Desk desk) {
        this.desk = desk;
    }

    /** What was read already for the first try, and {@code afresh} for each one after it. */
    static <S> Mono<S> seenFirst(S seen, Mono<S> afresh) {
        return first(Mono.just(seen), afresh);
    }

    /** {@code first} once, and {@code afresh} each time after it. */
    static <S> Mono<S> first(Mono<S> first, Mono<S> afresh) {
        AtomicBoolean tried = new AtomicBoolean();
        return Mono.defer(() -> tried.getAndSet(true) ? afresh : first);
    }

    /** {@code step} until it is not stale any more; it reads afresh each time, so the repetition is harmless. */
    Mono<StepOutcome> untilFresh(String what, Supplier<Mono<StepOutcome>> step) {
        return answered(what, step, LOST_ANSWERS);
    }

    private Mono<StepOutcome> answered(String what, Supplier<Mono<StepOutcome>> step, int left) {
        Mono<StepOutcome> tried = again(what, step, desk.settings().staleRetries());
        return left == 0 ? tried : tried.onErrorResume(lost -> pause().then(answered(what, step, left - 1)));
    }

    private Mono<StepOutcome> again(String what, Supplier<Mono<StepOutcome>> step, int left) {
        return Mono.defer(step).flatMap(outcome -> {
            if (!(outcome instanceof StepOutcome.Stale)) {
                return Mono.just(outcome);
            }
            return left > 0
                    ? pause().then(again(what, step, left - 1))
                    : Mono.error(new IllegalStateException(what + " was stale too often"));
        });
    }

    private Mono<Long> pause() {
        return Mono.delay(desk.settings().retryPause(), desk.scheduler());
    }
}
