package dev.lockstep.engine.runtime;

import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.logging.LogEvent;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What health and metrics are read from: beats, restarts, failed cycles, and whose tenants are run here. */
public final class LoopHealth {
    private final EventLog log;
    private final InstantSource wall;
    private final Map<LoopName, AtomicLong> restarts = new EnumMap<>(LoopName.class);
    private final Map<LoopName, AtomicLong> beats = new EnumMap<>(LoopName.class);
    private final AtomicLong cycleFailures = new AtomicLong();
    private final AtomicLong differences = new AtomicLong();
    private final AtomicLong invariantViolations = new AtomicLong();
    private final NavigableMap<TenantId, ShardFence> owned = new ConcurrentSkipListMap<>();

    public LoopHealth(EventLog log, InstantSource wall) {
        this.log = log;
        this.wall = wall;
        for (LoopName name : LoopName.values()) {
            restarts.put(name, new AtomicLong());
            beats.put(name, new AtomicLong());
        }
    }

    void beat(LoopName loop) {
        count(beats, loop).set(wall.millis());
    }

    void restarted(LoopName loop, TenantId tenant, Throwable cause) {
        count(restarts, loop).incrementAndGet();
        log.write(LogLine.of(LogEvent.LOOP_RESTARTED)
                .with("loop", loop)
                .with("cause", cause)
                .of(tenant));
    }

    /** The one trading loop of a lockstep run starts again. */
    void lockstepFailed(Throwable cause) {
        count(restarts, LoopName.TRADING).incrementAndGet();
        log.write(LogLine.of(LogEvent.LOOP_RESTARTED).with("loop", "LOCKSTEP").with("cause", cause));
    }

    void cycleFailed(TradingProfile profile, Throwable cause) {
        cycleFailures.incrementAndGet();
        log.write(LogLine.of(LogEvent.CYCLE_FAILED)
                .with("profile_name", profile.name())
                .with("cause", cause)
                .of(profile.tenant()));
    }

    void owns(TenantId tenant, ShardFence shard) {
        owned.put(tenant, shard);
    }

    void leaves(TenantId tenant) {
        owned.remove(tenant);
    }

    void differences(int found) {
        differences.set(found);
    }

    void invariantBroken() {
        invariantViolations.incrementAndGet();
    }

    /** The tenants this engine runs, in the order of their ids. */
    public NavigableMap<TenantId, ShardFence> owned() {
        return owned;
    }

    public long restarts(LoopName loop) {
        return count(restarts, loop).get();
    }

    /** When any tenant's loop of this name last did something; the epoch where none has. */
    public Instant lastBeat(LoopName loop) {
        return Instant.ofEpochMilli(count(beats, loop).get());
    }

    public long cycleFailures() {
        return cycleFailures.get();
    }

    public long venueDifferences() {
        return differences.get();
    }

    public long invariantViolations() {
        return invariantViolations.get();
    }

    private static AtomicLong count(Map<LoopName, AtomicLong> counts, LoopName loop) {
        return counts.getOrDefault(loop, new AtomicLong());
    }
}
