package dev.lockstep.engine.resilience.adapter;

import dev.lockstep.engine.problem.Problem;
import dev.lockstep.engine.problem.ProviderError;
import dev.lockstep.engine.resilience.OutsideCall;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** The parts of the guard, one set per target and lane, each with its metrics under the name {@code target/lane}. */
final class Lanes {
    private final CircuitBreakerRegistry breakers;
    private final RateLimiterRegistry limiters;
    private final BulkheadRegistry bulkheads;
    private final RetryConfig retries;

    Lanes(ResilienceSettings settings, MeterRegistry meters) {
        breakers = CircuitBreakerRegistry.of(breaker(settings));
        limiters = RateLimiterRegistry.of(limiter(settings));
        bulkheads = BulkheadRegistry.of(bulkhead(settings));
        retries = retry(settings);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedRateLimiterMetrics.ofRateLimiterRegistry(limiters).bindTo(meters);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
    }

    CircuitBreaker breaker(OutsideCall call) {
        return breakers.circuitBreaker(name(call));
    }

    RateLimiter limiter(OutsideCall call) {
        return limiters.rateLimiter(name(call));
    }

    Bulkhead bulkhead(OutsideCall call) {
        return bulkheads.bulkhead(name(call));
    }

    Retry retry(OutsideCall call) {
        return Retry.of(name(call), retries);
    }

    /** Whether a failure says that the call was never begun. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof CallNotPermittedException
                || failure instanceof RequestNotPermitted
                || failure instanceof BulkheadFullException;
    }

    /** Our own limits and a caller's mistake say nothing about the target. */
    private static boolean saysNothing(Throwable failure) {
        boolean mistake = failure instanceof Problem && !(failure instanceof ProviderError);
        return mistake || isRefusal(failure);
    }

    private static CircuitBreakerConfig breaker(ResilienceSettings settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.breakerWindow())
                .minimumNumberOfCalls(settings.breakerMinimum())
                .failureRateThreshold(settings.failureRatePercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.trialCalls())
                .recordResult(Attempt::isFailed)
                .ignoreException(Lanes::saysNothing)
                .build();
    }

    private static RateLimiterConfig limiter(ResilienceSettings settings) {
        return RateLimiterConfig.custom()
                .limitForPeriod(settings.callsPerSecond())
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(settings.permitWait())
                .build();
    }

    private static BulkheadConfig bulkhead(ResilienceSettings settings) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(settings.maxConcurrent())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }

    private static RetryConfig retry(ResilienceSettings settings) {
        return RetryConfig.custom()
                .maxAttempts(settings.attempts())
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(settings.retryFirst(), 2))
                .retryOnResult(Attempt::isFailed)
                .retryOnException(failure -> !saysNothing(failure))
                .build();
    }

    private static String name(OutsideCall call) {
        return call.target() + "/" + call.lane();
    }
}
