package dev.lockstep.engine.resilience.adapter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How calls to the outside are guarded, per target and lane: {@code lockstep.resilience.…}.
 *
 * @param timeout how long one attempt may take in all; longer than the transport's own time-outs, which tell more
 * @param maxConcurrent attempts of a lane that may be under way at once; more are refused unsent
 * @param callsPerSecond attempts of a lane that may begin per second
 * @param permitWait how long an attempt may wait for its turn under that rate before it is refused unsent
 * @param breakerWindow last attempts the breaker judges by
 * @param breakerMinimum attempts it wants to have seen before it judges at all
 * @param failureRatePercent share of failures from which it opens
 * @param openFor how long it then refuses everything, unsent
 * @param trialCalls attempts it lets through afterwards to judge anew
 * @param attempts how often a question is asked in all; a placement or cancel is always begun once
 * @param retryFirst pause before a question is asked again; doubles each time, with jitter
 */
@ConfigurationProperties("lockstep.resilience")
public record ResilienceSettings(
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("64") int maxConcurrent,
        @DefaultValue("50") int callsPerSecond,
        @DefaultValue("500ms") Duration permitWait,
        @DefaultValue("20") int breakerWindow,
        @DefaultValue("10") int breakerMinimum,
        @DefaultValue("50") int failureRatePercent,
        @DefaultValue("5s") Duration openFor,
        @DefaultValue("3") int trialCalls,
        @DefaultValue("3") int attempts,
        @DefaultValue("100ms") Duration retryFirst) {}
