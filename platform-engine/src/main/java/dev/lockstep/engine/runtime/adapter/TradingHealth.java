package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.runtime.AccountHealth;
import dev.lockstep.engine.runtime.CandleWatch;
import dev.lockstep.engine.runtime.LoopHealth;
import dev.lockstep.engine.runtime.LoopName;
import dev.lockstep.engine.runtime.RuntimeSettings;
import dev.lockstep.engine.runtime.ShardOwner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether this engine trades, and if not, why. Not having a shard is no fault: another engine has it. */
@Component("trading")
final class TradingHealth implements HealthIndicator {
    private static final int MISSED = 10;

    private final ShardOwner shards;
    private final LoopHealth health;
    private final CandleWatch watch;
    private final RuntimeSettings settings;
    private final InstantSource wall;
    private final EngineSettings engine;
    private final AccountHealth accounts;

    TradingHealth(
            ShardOwner shards,
            LoopHealth health,
            CandleWatch watch,
            RuntimeSettings settings,
            InstantSource wall,
            EngineSettings engine,
            AccountHealth accounts) {
        this.accounts = accounts;
        this.engine = engine;
        this.watch = watch;
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
        List<String> silent = owns ? watch.silent() : List.of();
        Health.Builder answer = late || !silent.isEmpty() ? Health.down() : Health.up();
        return answer.withDetail("trading_allowed", owns && !late)
                .withDetail("why", why(owns, late, silent))
                .withDetail("silent_series", silent)
                .withDetail("dry_run", engine.dryRun())
                .withDetail("shards", shards.heldShards() + " of " + shards.allShards())
                .withDetail("tenants", health.owned().size())
                .withDetail("last_candle_at", health.lastBeat(LoopName.TRADING).toString())
                .withDetail("failed_cycles", health.cycleFailures())
                .withDetail("venue_differences", health.venueDifferences())
                .withDetail("accounts_unusable", unusable())
                .build();
    }

    private static String why(boolean owns, boolean late, List<String> silent) {
        if (late) {
            return "the monitor loop is late";
        }
        if (!silent.isEmpty()) {
            return "no candles come for some series";
        }
        return owns ? "tenants are run here" : "no tenants here";
    }

    private Map<String, String> unusable() {
        return accounts.troubles().stream()
                .collect(Collectors.toMap(
                        trouble -> trouble.account().toString(),
                        trouble -> trouble.reason() + " (" + trouble.failures() + " times since " + trouble.since()
                                + ")"));
    }
}
