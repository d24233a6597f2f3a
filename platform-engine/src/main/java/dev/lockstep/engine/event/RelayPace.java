package dev.lockstep.engine.event;

import java.time.Duration;

/**
 * How an {@link OutboxRelay} works.
 *
 * @param partitions into how many parts the tenants are divided; the same in every process
 * @param batch events published at a time, at most
 * @param idle between two looks at an empty outbox
 * @param leaseTtl after which another process may take over from one that died
 */
public record RelayPace(int partitions, int batch, Duration idle, Duration leaseTtl) {
    public RelayPace {
        if (partitions < 1 || batch < 1 || idle.isNegative() || leaseTtl.toMillis() < 300) {
            throw new IllegalArgumentException("no pace for a relay: " + partitions + " partitions, batches of " + batch
                    + ", idle " + idle + ", lease " + leaseTtl);
        }
    }

    Duration renewEvery() {
        return leaseTtl.dividedBy(3);
    }
}
