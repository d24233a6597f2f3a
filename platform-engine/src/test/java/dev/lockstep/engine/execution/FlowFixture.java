package dev.lockstep.engine.execution;

import dev.lockstep.engine.guard.GuardChain;
import dev.lockstep.engine.guard.TradingDays;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.logging.LogLine;
import dev.lockstep.engine.market.Candle;
import dev.lockstep.engine.market.MarketClocks;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.strategy.Signal;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Samples;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.scheduler.Schedulers;

/** The flows of execution on real stores and a scripted venue, with a wall clock the test moves. */
final class FlowFixture {
    static final Asset USDT = Asset.of("USDT");
    static final Asset BTC = Asset.of("BTC");

    final Stores stores;
    final TenantId tenant;
    final ExchangeAccountId account;
    final ProfileId profile;
    final ShardFence shard;
    final List<LogLine> log = new CopyOnWriteArrayList<>();
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    final ScriptedVenue venue = new ScriptedVenue(() -> now);
    final CountedSnapshots snapshots;
    final Desk desk;
    final FactRecorder facts;
    final Exits exits;
    final ProtectionKeeper keeper;
    final IntentDesign design;
    private int signals;

    FlowFixture(Stores stores) {
        this.stores = stores;
        this.tenant = Seed.tenant(
                stores.database(), "t" + UUID.randomUUID().toString().substring(0, 8));
        this.account = Seed.account(stores.database(), tenant);
        this.profile = Seed.profile(stores.database(), tenant, account);
        Seed.available(stores.database(), tenant, account, profile, "10000");
        Lease lease = stores.get(Leases.class)
                .acquire(new LeaseKey("shard:" + tenant), "engine-1", Duration.ofMinutes(5))
                .block();
        this.shard = new ShardFence(lease.key(), lease.owner(), lease.fence());
        this.snapshots = new CountedSnapshots(stores.get(Snapshots.class));
        this.desk = new Desk(
                stores.get(Transitions.class),
                snapshots,
                stores.get(Positions.class),
                stores.get(Profiles.class),
                venue,
                venue,
                log::add,
                () -> now,
                Schedulers.parallel(),
                Samples.TAG,
                ExecutionSettings.standard());
        Faults faults = new Faults(desk);
        this.facts = new FactRecorder(desk, faults);
        this.exits = new Exits(desk, facts);
        this.keeper = new ProtectionKeeper(desk, facts, exits);
        this.design = new IntentDesign(desk.tag(), desk.settings());
    }

    /** A durable entry at 60,000 that was not sent. */
    OrderIntent begun(String signal) {
        Candle candle = Samples.candle(now.minusSeconds(60L * ++signals), "60000");
        Signal.Enter enter = new Signal.Enter(Samples.profile().strategy(), candle, List.of("because"));
        Sizing sizing = Sizing.of(profile().capital(), profile().limits(), candle.close(), venue.rules);
        OrderIntent intent = design.entry(profile(), enter, sizing, 1, now, new CorrelationId("cycle-" + signal));
        JournalEntry hold = Bookkeeping.hold(intent, intent.orders().getFirst(), sizing.hold());
        EntryOutcome outcome = desk.transitions()
                .beginEntry(new EntryRequest(intent, signal, now, Duration.ofSeconds(30), shard, hold, List.of()))
                .block();
        if (!(outcome instanceof EntryOutcome.Begun)) {
            throw new IllegalStateException("not begun: " + outcome);
        }
        return intent;
    }

    /** An entry at 60,000 from the signal on, through guards and venue. */
    Submission enter(CorrelationId decision) {
        Candle candle = Samples.candle(now.minusSeconds(60), "60000");
        MarketClocks clocks = new MarketClocks(Map.of(new Venue("binance"), () -> now));
        GuardReadings readings = new GuardReadings(desk, stores.get(TradingDays.class), clocks);
        return new ExecutionEngine(desk, GuardChain.standard(), readings, facts, keeper, exits)
                .submit(
                        profile(),
                        new Signal.Enter(Samples.profile().strategy(), candle, List.of("because")),
                        shard,
                        decision)
                .block();
    }

    /** What whoever began the entry knows of it. */
    BegunIntent known(OrderIntent entry) {
        OrderSpec order = entry.orders().getFirst();
        return BegunIntent.entry(
                entry, order.limit().times(order.quantity()), profile().limits());
    }

    /** A position from a filled entry, not covered yet. */
    Position entered(String signal, String tradeId) {
        OrderIntent intent = begun(signal);
        fill(intent, tradeId);
        return position(intent);
    }

    void fill(OrderIntent intent, String tradeId) {
        String quantity = intent.orders().getFirst().quantity().value().toPlainString();
        facts.record(tenant, venue.traded(intent, intent.orders().getFirst(), tradeId, quantity, OrderStatus.FILLED))
                .block();
    }

    void provenAbsent(OrderIntent intent) {
        facts.settle(intent, Finding.ofAll(intent, new OrderEvent.ProvenAbsent("absent"), null))
                .block();
    }

    TradingProfile profile() {
        return desk.profiles().find(tenant, profile).block();
    }

    Position position(OrderIntent entry) {
        return desk.positions().find(tenant, entry.position()).block();
    }

    Position again(Position position) {
        return desk.positions().find(tenant, position.id()).block();
    }

    List<Order> orders(Position position) {
        return desk.snapshots().ofPosition(tenant, position.id()).block().orders();
    }

    BigDecimal balance(AccountKind kind, Asset asset) {
        return stores.get(Ledger.class)
                .balance(tenant, Account.of(account, profile, kind, asset))
                .block()
                .amount()
                .amount();
    }

    List<String> events(String type) {
        return Seed.texts(
                stores.database(),
                "select payload::text from outbox where tenant_id = ? and type = ? order by place",
                tenant.value(),
                type);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
