package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.runtime.AccountHealth;
import dev.lockstep.engine.runtime.CandleWatch;
import dev.lockstep.engine.runtime.EngineRoll;
import dev.lockstep.engine.runtime.LoopHealth;
import dev.lockstep.engine.runtime.LoopName;
import dev.lockstep.engine.runtime.ShardOwner;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the loops do, in numbers; labels are closed sets. */
@Component
final class EngineMetrics implements MeterBinder {
    private final ShardOwner shards;
    private final EngineRoll roll;
    private final LoopHealth health;
    private final CandleWatch watch;
    private final AccountHealth accounts;

    EngineMetrics(ShardOwner shards, EngineRoll roll, LoopHealth health, CandleWatch watch, AccountHealth accounts) {
        this.accounts = accounts;
        this.roll = roll;
        this.watch = watch;
        this.shards = shards;
        this.health = health;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("lockstep.shards.held", shards, ShardOwner::heldShards).register(meters);
        Gauge.builder("lockstep.engines.seen", roll, EngineRoll::engines).register(meters);
        Gauge.builder("lockstep.tenants.run", health, all -> all.owned().size()).register(meters);
        Gauge.builder("lockstep.venue.differences", health, LoopHealth::venueDifferences)
                .register(meters);
        Gauge.builder("lockstep.series.silent", watch, all -> all.silent().size())
                .register(meters);
        Gauge.builder(
                        "lockstep.accounts.unusable",
                        accounts,
                        all -> all.troubles().size())
                .register(meters);
        FunctionCounter.builder("lockstep.cycles.failed", health, LoopHealth::cycleFailures)
                .register(meters);
        FunctionCounter.builder("lockstep.capital.invariant.violations", health, LoopHealth::invariantViolations)
                .register(meters);
        for (LoopName loop : LoopName.values()) {
            FunctionCounter.builder("lockstep.loop.restarts", health, all -> all.restarts(loop))
                    .tag("loop", loop.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }
}
