package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.runtime.LoopHealth;
import dev.lockstep.engine.runtime.LoopName;
import dev.lockstep.engine.runtime.RuntimeSettings;
import dev.lockstep.engine.runtime.ShardOwner;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this engine trades, and if not, why. Not having a shard is no fault: another engine has it. */
@Component("trading")
final class TradingHealth implements HealthIndicator {
    private static final int MISSED = 10;

    private final ShardOwner shards;
    private final LoopHealth health;
    private final RuntimeSettings settings;
    private final InstantSource wall;
    private final EngineSettings engine;

    TradingHealth(
            ShardOwner shards, LoopHealth health, RuntimeSettings settings, InstantSource wall, EngineSettings engine) {
        this.engine = engine;
        this.shards = shards;
        this.health = health;
        this.settings = settings;
        this.wall = wall;
    }

    @Override
    public Health health() {
        boolean owns = !health.owned().isEmpty();
        Duration sinceMonitor = Duration.between(health.lastBeat(LoopName.MONITOR), wall.instant());
        boolean late = owns && sinceMonitor.compareTo(settings.monitor().multipliedBy(MISSED)) > 0;
        Health.Builder answer = late ? Health.down() : Health.up();
        return answer.withDetail("trading_allowed", owns && !late)
                .withDetail(
                        "why", late ? "the monitor loop is late" : owns ? "tenants are run here" : "no tenants here")
                .withDetail("dry_run", engine.dryRun())
                .withDetail("shards", shards.heldShards() + " of " + shards.allShards())
                .withDetail("tenants", health.owned().size())
                .withDetail("last_candle_at", health.lastBeat(LoopName.TRADING).toString())
                .withDetail("failed_cycles", health.cycleFailures())
                .withDetail("venue_differences", health.venueDifferences())
                .build();
    }
}
