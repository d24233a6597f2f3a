package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.execution.ExecutionSettings;
import dev.lockstep.engine.runtime.RuntimeSettings;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an engine works: {@code lockstep.engine.*}.
 *
 * @param shards how many parts the tenants are divided into; the same for all engines of an installation
 * @param leaseTtl how long a shard or feed stays with an engine that has died; renewed at a third of it
 * @param refresh how often new tenants and new series are looked for
 * @param monitor interval of the monitor loop: unknown outcomes, protections, exits
 * @param reconciliation interval of the comparison with the venue
 * @param ledger interval of the recomputation of the books
 * @param equity how often a point of the equity curve is recorded; one that says nothing new only once per ledger
 *     interval
 * @param settled how long an accepted order that should be over is left alone before it is asked for
 * @param poll how often resting orders are asked for, as second source beside the stream
 * @param cycle how long one profile's cycle may take
 * @param restartPause pause before a failed loop starts again; doubles each time
 * @param restartPauseMax longest such pause
 * @param restartsToPause that many restarts of a loop within the window pause the tenant's profiles
 * @param restartWindow that window
 * @param entryWindow how long after signing the venue may still take an entry, an exit or a cancel
 * @param protectionWindow the same for protective orders
 * @param protectionDeadline how long a filled quantity may be uncovered before it is sold at market
 * @param entryLock how long an entry blocks its symbol for the profile, on the database clock
 * @param clockSkew how far our clock and the venue's may be apart
 * @param staleAfter how many candle lengths old a candle may be when a profile acts on it
 * @param staleRetries how often a step is decided again because a row moved on meanwhile
 * @param retryPause wait before such a repetition
 * @param exitRetryFirst wait after a refused exit before it is tried again; doubles with each refusal
 * @param exitRetryMax longest such wait
 * @param exitRefusalsToFault that many refused exits in a row fault the profile; the exit is tried on
 * @param dryRun no entry of the whole installation is sent, everything else is done; also the variable DRY_RUN=1
 * @param correlationId the correlation id of every cycle, for a run that is to be found again; also the variable
 *     E2E_CORRELATION_ID; empty gives each its own
 * @param drain how long a stopping engine waits for what is under way
 */
@ConfigurationProperties("lockstep.engine")
record EngineSettings(
        @DefaultValue("8") int shards,
        @DefaultValue("4s") Duration leaseTtl,
        @DefaultValue("3s") Duration refresh,
        @DefaultValue("1s") Duration monitor,
        @DefaultValue("30s") Duration reconciliation,
        @DefaultValue("60s") Duration ledger,
        @DefaultValue("60s") Duration equity,
        @DefaultValue("2s") Duration settled,
        @DefaultValue("30s") Duration poll,
        @DefaultValue("30s") Duration cycle,
        @DefaultValue("500ms") Duration restartPause,
        @DefaultValue("30s") Duration restartPauseMax,
        @DefaultValue("5") int restartsToPause,
        @DefaultValue("10m") Duration restartWindow,
        @DefaultValue("5s") Duration entryWindow,
        @DefaultValue("1500ms") Duration protectionWindow,
        @DefaultValue("5s") Duration protectionDeadline,
        @DefaultValue("30s") Duration entryLock,
        @DefaultValue("1s") Duration clockSkew,
        @DefaultValue("2") int staleAfter,
        @DefaultValue("20") int staleRetries,
        @DefaultValue("20ms") Duration retryPause,
        @DefaultValue("1s") Duration exitRetryFirst,
        @DefaultValue("1m") Duration exitRetryMax,
        @DefaultValue("5") int exitRefusalsToFault,
        @DefaultValue("false") boolean dryRun,
        @DefaultValue("") String correlationId,
        @DefaultValue("5s") Duration drain) {

    @Nullable
    CorrelationId given() {
        return correlationId.isBlank() ? null : new CorrelationId(correlationId);
    }

    ExecutionSettings execution() {
        return new ExecutionSettings(
                entryWindow,
                protectionWindow,
                protectionDeadline,
                entryLock,
                clockSkew,
                staleAfter,
                staleRetries,
                retryPause,
                exitRetryFirst,
                exitRetryMax,
                exitRefusalsToFault);
    }

    RuntimeSettings runtime(String owner, long pid, String host, boolean lockstep) {
        return new RuntimeSettings(
                owner,
                pid,
                host,
                shards,
                refresh,
                monitor,
                reconciliation,
                ledger,
                equity,
                clockSkew,
                settled,
                poll,
                cycle,
                restartPause,
                restartPauseMax,
                restartsToPause,
                restartWindow,
                lockstep);
    }
}
