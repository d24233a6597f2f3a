package dev.lockstep.engine.resilience.adapter;

import dev.lockstep.engine.resilience.Guarded;
import dev.lockstep.engine.resilience.OutsideCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import reactor.core.publisher.Mono;

/** Times guarded calls by target, operation and outcome: {@code lockstep.outside.call}. All labels are closed sets. */
final class CallTimer {
    private final MeterRegistry meters;

    CallTimer(MeterRegistry meters) {
        this.meters = meters;
    }

    <T> Mono<Attempt<T>> timed(OutsideCall call, Mono<Attempt<T>> work) {
        return Mono.defer(() -> {
            Timer.Sample sample = Timer.start(meters);
            return work.doOnSuccess(attempt -> stop(sample, call, attempt == null ? "empty" : outcome(attempt)))
                    .doOnError(failure -> stop(sample, call, "error"))
                    .doOnCancel(() -> stop(sample, call, "cancelled"));
        });
    }

    private void stop(Timer.Sample sample, OutsideCall call, String outcome) {
        sample.stop(Timer.builder("lockstep.outside.call")
                .description("calls to the outside, retries included")
                .tag("target", call.target())
                .tag("operation", call.operation())
                .tag("outcome", outcome)
                .register(meters));
    }

    private static String outcome(Attempt<?> attempt) {
        return switch (attempt.outcome()) {
            case Guarded.Answered<?> answered -> attempt.failed() ? "failed" : "ok";
            case Guarded.Refused<?> refused -> "refused";
            case Guarded.TimedOut<?> timedOut -> "timed_out";
        };
    }
}
