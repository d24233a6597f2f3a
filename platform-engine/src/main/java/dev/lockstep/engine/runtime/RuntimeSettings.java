package dev.lockstep.engine.runtime;

import java.time.Duration;

/**
 * How an engine divides and paces its work.
 *
 * @param owner this process's name in leases; new with every start
 * @param pid of the process, for the log
 * @param host it runs on, for the log
 * @param shards how many parts the tenants are divided into; the same for all engines of an installation
 * @param refresh how often new tenants and new series are looked for
 * @param monitor interval of the monitor loop
 * @param reconciliation interval of the reconciliation loop
 * @param ledger interval of the ledger loop
 * @param equity how often what profiles are worth is recorded, where it changed
 * @param clockSkew how far our clock and a venue's may be apart
 * @param settled how long an accepted order that should be over is left alone before it is asked for
 * @param poll how often resting orders are asked for, as second source beside the stream
 * @param cycle how long one profile's cycle may take
 * @param restartPause pause before a failed loop starts again; doubles each time
 * @param restartPauseMax longest such pause
 * @param restartsToPause that many restarts of a loop within the window pause the tenant's profiles
 * @param restartWindow the window
 * @param lockstep whether the venue waits for each candle to be done
 */
public record RuntimeSettings(
        String owner,
        long pid,
        String host,
        int shards,
        Duration refresh,
        Duration monitor,
        Duration reconciliation,
        Duration ledger,
        Duration equity,
        Duration clockSkew,
        Duration settled,
        Duration poll,
        Duration cycle,
        Duration restartPause,
        Duration restartPauseMax,
        int restartsToPause,
        Duration restartWindow,
        boolean lockstep) {}
