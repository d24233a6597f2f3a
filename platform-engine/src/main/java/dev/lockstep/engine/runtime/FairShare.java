package dev.lockstep.engine.runtime;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which shards one engine wants so that all engines have about the same number: no more than its share, and of too many
 * the lowest. A shard that is being asked for counts as taken, so that several answers at once do not add up to too
 * many.
 */
final class FairShare {
    private final TreeSet<Integer> held = new TreeSet<>();
    private final Set<Integer> asking = new HashSet<>();

    /** @param engines how many are there; 0 while nobody has counted, then nothing is wanted yet */
    static int of(int shards, int engines) {
        return engines == 0 ? 0 : (shards + engines - 1) / engines;
    }

    synchronized boolean wants(int shard, int share) {
        if (held.contains(shard)) {
            return held.headSet(shard).size() < share;
        }
        if (held.size() + asking.size() >= share) {
            return false;
        }
        asking.add(shard);
        return true;
    }

    synchronized void answered(int shard, boolean isHeld) {
        asking.remove(shard);
        if (isHeld) {
            held.add(shard);
        } else {
            held.remove(shard);
        }
    }

    synchronized int size() {
        return held.size();
    }
}
