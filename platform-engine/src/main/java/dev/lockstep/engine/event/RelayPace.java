package dev.lockstep.engine.event;

import java.time.Duration;

/**
 * How an {@link OutboxRelay} works.
 *
 * @param partitions into how many parts the tenants are divided; the same in every process
 * @param batch events published at a time, at most
 * @param idle between two looks at an empty outbox, one for all partitions; a commit in this process is noticed at once
 * @param leaseTtl after which another process may take over from one that died
 * @param retention how long published events stay for readers that fell behind; an hour or more
 * @param reap between two looks for what has stayed long enough
 */
public record RelayPace(
        int partitions, int batch, Duration idle, Duration leaseTtl, Duration retention, Duration reap) {
    public RelayPace {
        if (partitions < 1 || batch < 1 || !idle.isPositive() || leaseTtl.toMillis() < 300 || !reap.isPositive()) {
            throw new IllegalArgumentException("no pace for a relay: " + partitions + " partitions, batches of " + batch
                    + ", idle " + idle + ", lease " + leaseTtl);
        }
    }

    Duration renewEvery() {
        return leaseTtl.dividedBy(3);
    }
}
