package dev.lockstep.bench.simulation;

import dev.lockstep.engine.equity.EquityCurve;
import dev.lockstep.engine.equity.EquityPoint;
import dev.lockstep.engine.equity.EquityReference;
import dev.lockstep.engine.equity.Valuation;
import dev.lockstep.engine.event.EventEnvelope;
import dev.lockstep.engine.event.EventFeed;
import dev.lockstep.engine.event.EventPublisher;
import dev.lockstep.engine.event.OutboxBell;
import dev.lockstep.engine.event.OutboxQueue;
import dev.lockstep.engine.event.OutboxRelay;
import dev.lockstep.engine.event.RelayPace;
import dev.lockstep.engine.execution.Desk;
import dev.lockstep.engine.execution.ExecutionEngine;
import dev.lockstep.engine.execution.ExecutionSettings;
import dev.lockstep.engine.execution.Exits;
import dev.lockstep.engine.execution.FactRecorder;
import dev.lockstep.engine.execution.Faults;
import dev.lockstep.engine.execution.GuardReadings;
import dev.lockstep.engine.execution.ProtectionKeeper;
import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.execution.UnknownResolver;
import dev.lockstep.engine.feed.FeedState;
import dev.lockstep.engine.gateway.ExchangeAccounts;
import dev.lockstep.engine.gateway.ExchangeGateway;
import dev.lockstep.engine.gateway.ExchangeGateways;
import dev.lockstep.engine.guard.Decisions;
import dev.lockstep.engine.guard.GuardChain;
import dev.lockstep.engine.guard.TradingDays;
import dev.lockstep.engine.lease.LeaseKeeper;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.lease.LiveLeases;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.logging.EventLog;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.CandleClock;
import dev.lockstep.engine.market.CandleFeed;
import dev.lockstep.engine.market.MarketClocks;
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
import dev.lockstep.engine.runtime.LoopHealth;
import dev.lockstep.engine.runtime.LoopSupervisor;
import dev.lockstep.engine.runtime.Monitor;
import dev.lockstep.engine.runtime.ProfileRunner;
import dev.lockstep.engine.runtime.RuntimeSettings;
import dev.lockstep.engine.runtime.ShardOwner;
import dev.lockstep.engine.runtime.TenantLoops;
import dev.lockstep.engine.runtime.TenantTrading;
import dev.lockstep.engine.runtime.VenueReports;
import dev.lockstep.engine.strategy.Evaluators;
import dev.lockstep.engine.strategy.SignalBoard;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** An engine process: the production flows, put together as the production wiring does, on the universe's ports. */
final class SimEngine {
    private static final Duration LEASE = Duration.ofSeconds(8);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final EngineLife life;
    private final EventQueue queue;
    private final Chance chance;
    private final Trouble trouble;
    private final EngineScheduler scheduler;
    private @Nullable FluxSink<Candle> candles;

    SimEngine(EngineLife life, EventQueue queue, Chance chance, Trouble trouble) {
        this.life = life;
        this.queue = queue;
        this.chance = chance;
        this.trouble = trouble;
        this.scheduler = new EngineScheduler(life, queue);
    }

    EngineLife life() {
        return life;
    }

    /** A candle on its way to this engine. */
    void candle(Candle candle, Duration after) {
        queue.after(
                after,
                "candle",
                () -> life.answer("candle", () -> {
                    if (candles != null) {
                        FluxSink<Candle> _ = candles.next(candle);
                    }
                }));
    }

    /** Puts the process together and lets it run. */
    void start(
            Universe.Stores stores, SimVenue venue, Bug bug, InstantSource wall, EventLog log, Evaluators evaluators) {
        Transitions transitions = bug.seen(far(Transitions.class, bug.stored(stores.transitions(), stores)), stores);
        Orders orders = bug.orders(far(Orders.class, stores.database().orders()));
        Snapshots snapshots =
                bug.snapshots(far(Snapshots.class, stores.database().snapshots()));
        Positions positions = far(Positions.class, stores.database().positions());
        Ledger ledger = far(Ledger.class, stores.database().ledger());
        Profiles profiles = far(Profiles.class, stores.database().profiles());
        Decisions decisions = far(Decisions.class, stores.decisions());
        TradingDays days = far(TradingDays.class, new SimTradingDays(stores.decisions(), stores.database()));
        Leases leases = far(Leases.class, stores.database().leases());
        Tenants tenants = World.tenants();
        ExchangeAccounts accounts = World.accounts();
        ExchangeGateway gateway =
                bug.gateway(new SimGateway(venue, life, queue, chance, trouble, stores.rules()), stores, transitions);
        ExchangeGateways gateways = (TenantId tenant, ExchangeAccountId account) -> Mono.just(gateway);
        var market = World.market(stores.rules(), venue::price);
        MarketClocks clocks = new MarketClocks(java.util.Map.of(World.VENUE, new CandleClock()));

        Desk desk = new Desk(
                transitions,
                snapshots,
                positions,
                profiles,
                gateways,
                market,
                log,
                wall,
                scheduler,
                World.TAG,
                ExecutionSettings.standard());
        Faults faults = new Faults(desk);
        FactRecorder facts = new FactRecorder(desk, faults);
        Exits exits = new Exits(desk, facts);
        ProtectionKeeper keeper = new ProtectionKeeper(desk, facts, exits);
        UnknownResolver resolver = new UnknownResolver(desk, facts);
        ExecutionEngine engine = new ExecutionEngine(
                desk, GuardChain.standard(), new GuardReadings(desk, days, clocks), facts, keeper, exits);

        RuntimeSettings settings = settings();
        Marks marks = new Marks(wall);
        EquityRecorder equity = new EquityRecorder(
                new Valuation(profiles, ledger, positions, marks), new NoCurve(), clocks, settings, wall);
        LoopHealth health = new LoopHealth(log, wall);
        CandleHub hub = new CandleHub(feed(), clocks, marks, new CandleWatch(wall));
        SignalBoard board = new SignalBoard(evaluators, market);
        ProfileRunner runner = new ProfileRunner(board, engine, decisions, log, wall, settings);
        TenantTrading trading = new TenantTrading(profiles, runner, hub, health, settings, scheduler);
        Monitor monitor = new Monitor(orders, positions, resolver, keeper, wall, settings);
        VenueReports reports =
                new VenueReports(accounts, gateways, facts, orders, keeper, monitor, log, health, settings, scheduler);
        DesiredStates states = new DesiredStates(profiles, new NoEvents(), health, log);
        AccountChecks checks = new AccountChecks(
                accounts,
                gateways,
                new Reconciler(gateways, ledger, log),
                profiles,
                new AccountHealth(wall),
                health,
                log,
                settings,
                wall);
        TenantLoops loops = new TenantLoops(
                new LoopSupervisor(profiles, health, settings, wall, scheduler),
                trading,
                reports,
                monitor,
                states,
                checks,
                new LedgerWatch(ledger, profiles, faults, log, health, wall),
                equity,
                health,
                settings);
        LeaseKeeper leaseKeeper = new LeaseKeeper(leases, LEASE, scheduler);
        LiveLeases live = far(LiveLeases.class, stores.database().liveLeases());
        EngineRoll roll = new EngineRoll(leases, live, settings, LEASE, scheduler);
        run(roll.run());
        run(ShardOwner.sharing(roll, tenants, leaseKeeper, loops, log, settings, scheduler)
                .run());
        run(hub.run());
        if (stores.outbox() != null) {
            run(relay(stores.outbox(), stores.wire(), bug, leases).run());
        }
    }

    private OutboxRelay relay(SimOutbox outbox, Wire wire, Bug bug, Leases leases) {
        return new OutboxRelay(
                leases,
                far(OutboxQueue.class, bug.outbox(outbox)),
                bug.publisher(far(EventPublisher.class, wire)),
                new OutboxBell(),
                new RelayPace(1, 64, Duration.ofSeconds(2), LEASE, Duration.ofHours(24), Duration.ofHours(1)),
                life.name(),
                scheduler);
    }

    private void run(Publisher<?> work) {
        var _ = Flux.from(work)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, AGAIN).scheduler(scheduler))
                .subscribe();
    }

    private <P> P far(Class<P> port, P store) {
        return Remote.of(port, store, life, queue, chance, trouble);
    }

    private CandleFeed feed() {
        return new CandleFeed() {
            @Override
            public Mono<Void> publish(Candle candle) {
                return Mono.empty();
            }

            @Override
            public Flux<Candle> candles() {
                return Flux.create(sink -> SimEngine.this.candles = sink);
            }

            @Override
            public FeedState state() {
                return new FeedState(true, null);
            }
        };
    }

    private RuntimeSettings settings() {
        return new RuntimeSettings(
                life.name(),
                1,
                "simulation",
                1,
                Duration.ofSeconds(12),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                100_000,
                Duration.ofMinutes(10),
                false);
    }

    /** Nobody tells an engine of changes here; it looks for them each second. */
    private record NoEvents() implements EventFeed {
        @Override
        public Flux<EventEnvelope> events() {
            return Flux.never();
        }

        @Override
        public FeedState state() {
            return new FeedState(true, null);
        }
    }

    /** Nobody looks at the curve here. */
    private record NoCurve() implements EquityCurve {
        @Override
        public Mono<Void> record(TenantId tenant, List<EquityPoint> points) {
            return Mono.empty();
        }

        @Override
        public Mono<List<EquityPoint>> points(TenantId tenant, ProfileId profile, Instant from, Instant to, int limit) {
            return Mono.just(List.of());
        }

        @Override
        public Mono<EquityReference> reference(TenantId tenant, ProfileId profile, Instant day) {
            return Mono.empty();
        }
    }
}
