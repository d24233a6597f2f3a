package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.effect.EffectOnce;
import dev.lockstep.engine.execution.Desk;
import dev.lockstep.engine.execution.ExecutionEngine;
import dev.lockstep.engine.execution.Exits;
import dev.lockstep.engine.execution.FactRecorder;
import dev.lockstep.engine.execution.Faults;
import dev.lockstep.engine.execution.GuardReadings;
import dev.lockstep.engine.execution.ProtectionKeeper;
import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.execution.TracedTransitions;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.execution.UnknownResolver;
import dev.lockstep.engine.execution.WatchedEffects;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.gateway.TracedGateways;
import dev.lockstep.engine.guard.GuardChain;
import dev.lockstep.engine.guard.TradingDays;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.strategy.Evaluators;
import dev.lockstep.engine.strategy.SignalBoard;
import dev.lockstep.engine.tracing.Traces;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import reactor.core.scheduler.Schedulers;

/** From signal to position: the flows of execution on the ports that are there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EngineSettings.class)
class ExecutionConfiguration {

    @Bean
    SignalBoard signalBoard(Evaluators evaluators, MarketData market) {
        return new SignalBoard(evaluators, market);
    }

    @Bean
    Desk desk(
            Transitions transitions,
            Snapshots snapshots,
            Positions positions,
            Profiles profiles,
            ExchangeGateways gateways,
            MarketData market,
            EventLog log,
            InstantSource wall,
            InstallationTag tag,
            EngineSettings settings,
            Traces traces) {
        return new Desk(
                traces.isOn() ? new TracedTransitions(transitions, traces) : transitions,
                snapshots,
                positions,
                profiles,
                traces.isOn() ? new TracedGateways(gateways, traces) : gateways,
                market,
                log,
                wall,
                Schedulers.parallel(),
                tag,
                settings.execution());
    }

    @Bean
    Faults faults(Desk desk) {
        return new Faults(desk);
    }

    @Bean
    @Primary
    EffectOnce watchedEffects(@Qualifier("r2dbcEffectOnce") EffectOnce stored, Faults faults, EventLog log) {
        return new WatchedEffects(stored, faults, log);
    }

    @Bean
    FactRecorder factRecorder(Desk desk, Faults faults) {
        return new FactRecorder(desk, faults);
    }

    @Bean
    Exits exits(Desk desk, FactRecorder facts) {
        return new Exits(desk, facts);
    }

    @Bean
    ProtectionKeeper protectionKeeper(Desk desk, FactRecorder facts, Exits exits) {
        return new ProtectionKeeper(desk, facts, exits);
    }

    @Bean
    UnknownResolver unknownResolver(Desk desk, FactRecorder facts) {
        return new UnknownResolver(desk, facts);
    }

    @Bean
    ExecutionEngine executionEngine(
            Desk desk,
            TradingDays days,
            MarketClocks clocks,
            FactRecorder facts,
            ProtectionKeeper keeper,
            Exits exits,
            EngineSettings settings) {
        GuardReadings readings = new GuardReadings(desk, days, clocks);
        return new ExecutionEngine(desk, GuardChain.standard(), readings, facts, keeper, exits, settings.dryRun());
    }
}
