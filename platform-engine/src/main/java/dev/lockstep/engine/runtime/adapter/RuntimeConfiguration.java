package dev.lockstep.engine.runtime.adapter;

import dev.lockstep.engine.effect.EffectReaper;
import dev.lockstep.engine.equity.EquityCurve;
import dev.lockstep.engine.equity.Valuation;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.event.OutboxRelay;
import dev.lockstep.engine.execution.ExecutionEngine;
import dev.lockstep.engine.execution.FactRecorder;
import dev.lockstep.engine.execution.Faults;
import dev.lockstep.engine.execution.ProtectionKeeper;
import dev.lockstep.engine.execution.UnknownResolver;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.guard.Decisions;
import dev.lockstep.engine.lease.LeaseKeeper;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.lease.LiveLeases;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.market.CandleFeed;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.MarketData;
import dev.lockstep.engine.market.Marks;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.reconciliation.Reconciler;
import dev.lockstep.engine.runtime.AccountChecks;
import dev.lockstep.engine.runtime.AccountHealth;
import dev.lockstep.engine.runtime.CandleHub;
import dev.lockstep.engine.runtime.CandleWatch;
import dev.lockstep.engine.runtime.DesiredStates;
import dev.lockstep.engine.runtime.EngineRoll;
import dev.lockstep.engine.runtime.EquityRecorder;
import dev.lockstep.engine.runtime.LedgerWatch;
import dev.lockstep.engine.runtime.LockstepTrading;
import dev.lockstep.engine.runtime.LoopHealth;
import dev.lockstep.engine.runtime.LoopSupervisor;
import dev.lockstep.engine.runtime.MarketFeed;
import dev.lockstep.engine.runtime.Monitor;
import dev.lockstep.engine.runtime.Pace;
import dev.lockstep.engine.runtime.ProfileRunner;
import dev.lockstep.engine.runtime.RuntimeSettings;
import dev.lockstep.engine.runtime.ShardOwner;
import dev.lockstep.engine.runtime.TenantLoops;
import dev.lockstep.engine.runtime.TenantTrading;
import dev.lockstep.engine.runtime.VenueReports;
import dev.lockstep.engine.strategy.SignalBoard;
import dev.lockstep.engine.tenancy.Tenants;
import dev.lockstep.engine.time.RandomIds;
import dev.lockstep.engine.time.WallClock;
import dev.lockstep.engine.tracing.Traces;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Shards, feeds and loops of this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EngineSettings.class, PaceSettings.class})
class RuntimeConfiguration {
    private static final Scheduler TIMERS = Schedulers.parallel();

    @Bean
    InstantSource wallClock() {
        return WallClock.system();
    }

    @Bean
    RuntimeSettings runtimeSettings(EngineSettings settings, PaceSettings pace) {
        long pid = ProcessHandle.current().pid();
        String owner = "engine-" + pid + "-" + RandomIds.system().next();
        return settings.runtime(owner, pid, host(), pace.isLockstep());
    }

    @Bean
    LoopHealth loopHealth(EventLog log, InstantSource wall) {
        return new LoopHealth(log, wall);
    }

    @Bean
    LeaseKeeper leaseKeeper(Leases leases, EngineSettings settings) {
        return new LeaseKeeper(leases, settings.leaseTtl(), TIMERS);
    }

    @Bean
    EngineRoll engineRoll(Leases leases, LiveLeases live, RuntimeSettings settings, EngineSettings engine) {
        return new EngineRoll(leases, live, settings, engine.leaseTtl(), TIMERS);
    }

    @Bean
    Marks marks(InstantSource wall) {
        return new Marks(wall);
    }

    @Bean
    CandleWatch candleWatch(InstantSource wall) {
        return new CandleWatch(wall);
    }

    @Bean
    CandleHub candleHub(CandleFeed feed, MarketClocks clocks, Marks marks, CandleWatch watch) {
        return new CandleHub(feed, clocks, marks, watch);
    }

    @Bean
    MarketFeed marketFeed(
            Tenants tenants,
            Profiles profiles,
            MarketData market,
            CandleFeed feed,
            LeaseKeeper keeper,
            CandleWatch watch,
            RuntimeSettings settings) {
        return new MarketFeed(tenants, profiles, market, feed, keeper, watch, settings, TIMERS);
    }

    @Bean
    TenantTrading tenantTrading(
            SignalBoard board,
            ExecutionEngine engine,
            Decisions decisions,
            EventLog log,
            InstantSource wall,
            Profiles profiles,
            CandleHub hub,
            LoopHealth health,
            RuntimeSettings settings,
            EngineSettings given,
            Traces traces) {
        ProfileRunner runner = new ProfileRunner(board, engine, decisions, log, wall, settings, traces, given.given());
        return new TenantTrading(profiles, runner, hub, health, settings, TIMERS);
    }

    @Bean
    Monitor monitor(
            Orders orders,
            Positions positions,
            UnknownResolver resolver,
            ProtectionKeeper keeper,
            InstantSource wall,
            RuntimeSettings settings) {
        return new Monitor(orders, positions, resolver, keeper, wall, settings);
    }

    @Bean
    VenueReports venueReports(
            ExchangeAccounts accounts,
            ExchangeGateways gateways,
            FactRecorder facts,
            Orders orders,
            ProtectionKeeper keeper,
            Monitor monitor,
            EventLog log,
            LoopHealth health,
            RuntimeSettings settings,
            Traces traces) {
        return new VenueReports(
                accounts, gateways, facts, orders, keeper, monitor, log, health, settings, TIMERS, traces);
    }

    @Bean
    DesiredStates desiredStates(Profiles profiles, EventFeed feed, LoopHealth health, EventLog log) {
        return new DesiredStates(profiles, feed, health, log);
    }

    @Bean
    EquityRecorder equityRecorder(
            Profiles profiles,
            Ledger ledger,
            Positions positions,
            Marks marks,
            EquityCurve curve,
            MarketClocks clocks,
            RuntimeSettings settings,
            InstantSource wall) {
        return new EquityRecorder(new Valuation(profiles, ledger, positions, marks), curve, clocks, settings, wall);
    }

    @Bean
    AccountHealth accountHealth(InstantSource wall) {
        return new AccountHealth(wall);
    }

    @Bean
    AccountChecks accountChecks(
            ExchangeAccounts accounts,
            ExchangeGateways gateways,
            Ledger ledger,
            Profiles profiles,
            AccountHealth accountHealth,
            LoopHealth health,
            EventLog log,
            RuntimeSettings settings,
            InstantSource wall) {
        Reconciler reconciler = new Reconciler(gateways, ledger, log);
        return new AccountChecks(accounts, gateways, reconciler, profiles, accountHealth, health, log, settings, wall);
    }

    @Bean
    TenantLoops tenantLoops(
            Profiles profiles,
            LoopHealth health,
            RuntimeSettings settings,
            InstantSource wall,
            TenantTrading trading,
            VenueReports reports,
            Monitor monitor,
            DesiredStates states,
            AccountChecks accounts,
            Ledger ledger,
            EquityRecorder equity,
            Faults faults,
            EventLog log) {
        return new TenantLoops(
                new LoopSupervisor(profiles, health, settings, wall, TIMERS),
                trading,
                reports,
                monitor,
                states,
                accounts,
                new LedgerWatch(ledger, profiles, faults, log, health, wall),
                equity,
                health,
                settings);
    }

    @Bean
    ShardOwner shardOwner(
            Tenants tenants,
            LeaseKeeper keeper,
            EngineRoll roll,
            TenantLoops loops,
            EventLog log,
            RuntimeSettings settings) {
        return ShardOwner.sharing(roll, tenants, keeper, loops, log, settings, TIMERS);
    }

    @Bean
    Pace pace(PaceSettings settings, WebClient.Builder http) {
        URI control = settings.controlUrl();
        return settings.isLockstep() && control != null
                ? new HttpPace(http, control, settings.timeout())
                : candle -> Mono.empty();
    }

    @Bean
    LockstepTrading lockstepTrading(
            CandleHub hub,
            MarketFeed feed,
            MarketData market,
            TenantTrading trading,
            Monitor monitor,
            ShardOwner shards,
            LoopHealth health,
            Pace pace,
            RuntimeSettings settings) {
        return new LockstepTrading(hub, feed, market, trading, monitor, shards, health, pace, settings, TIMERS);
    }

    @Bean
    EngineLife engineLife(
            CandleHub hub,
            MarketFeed feed,
            EngineRoll roll,
            ShardOwner shards,
            DesiredStates states,
            LockstepTrading lockstep,
            OutboxRelay relay,
            EffectReaper effects,
            RuntimeSettings settings,
            EngineSettings engine) {
        return new EngineLife(
                hub, feed, roll, shards, states, settings.lockstep() ? lockstep : null, relay, effects, engine.drain());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
