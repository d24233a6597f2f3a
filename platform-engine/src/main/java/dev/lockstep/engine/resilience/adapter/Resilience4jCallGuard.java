package dev.lockstep.engine.resilience.adapter;

import dev.lockstep.engine.resilience.CallGuard;
import dev.lockstep.engine.resilience.Guarded;
import dev.lockstep.engine.resilience.OutsideCall;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The guard, assembled by hand because the order matters: the time-out is inside the breaker, or a call given up on
 * would be a cancel to it and never open it; the retry is outside, so that a breaker that opens ends it.
 */
final class Resilience4jCallGuard implements CallGuard {
    private final Lanes lanes;
    private final Duration timeout;
    private final Scheduler scheduler;
    private final CallTimer timer;

    Resilience4jCallGuard(ResilienceSettings settings, Scheduler scheduler, MeterRegistry meters) {
        this.lanes = new Lanes(settings, meters);
        this.timeout = settings.timeout();
        this.scheduler = scheduler;
        this.timer = new CallTimer(meters);
    }

    @Override
    public <T> Mono<Guarded<T>> once(OutsideCall call, Mono<T> work, Predicate<T> failed) {
        return outcome(call, attempt(call, work, failed));
    }

    @Override
    public <T> Mono<Guarded<T>> repeatable(OutsideCall call, Mono<T> work, Predicate<T> failed) {
        return outcome(call, attempt(call, work, failed).transformDeferred(RetryOperator.of(lanes.retry(call))));
    }

    private <T> Mono<Attempt<T>> attempt(OutsideCall call, Mono<T> work, Predicate<T> failed) {
        Attempt<T> timedOut = new Attempt<>(new Guarded.TimedOut<>(timeout), true);
        return work.map(value -> new Attempt<T>(new Guarded.Answered<>(value), failed.test(value)))
                .timeout(timeout, Mono.just(timedOut), scheduler)
                .transformDeferred(BulkheadOperator.of(lanes.bulkhead(call)))
                .transformDeferred(RateLimiterOperator.of(lanes.limiter(call)))
                .transformDeferred(CircuitBreakerOperator.of(lanes.breaker(call)));
    }

    private <T> Mono<Guarded<T>> outcome(OutsideCall call, Mono<Attempt<T>> attempt) {
        Mono<Attempt<T>> settled = attempt.onErrorResume(
                Lanes::isRefusal, refusal -> Mono.just(new Attempt<>(new Guarded.Refused<>(words(refusal)), true)));
        return timer.timed(call, settled).map(Attempt::outcome);
    }

    private static String words(Throwable refusal) {
        return String.valueOf(refusal.getMessage());
    }
}
