package dev.lockstep.engine.execution.adapter;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.execution.Transitions;
import dev.lockstep.engine.lease.Lease;
import dev.lockstep.engine.lease.LeaseKey;
import dev.lockstep.engine.lease.Leases;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.market.Venue;
import dev.lockstep.engine.money.Asset;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.InstallationTag;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderEvent;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.Orders;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.order.TimeInForce;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.Protection;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.testing.Seed;
import dev.lockstep.engine.testing.Stores;
import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.DerivedId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A tenant with one profile, 10,000 USDT available, and what it would ask the transitions for. */
final class TradeFixture {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Asset USDT = Asset.of("USDT");
    private static final Instrument BTC = new Instrument(new Venue("binance"), "BTCUSDT", Asset.of("BTC"), USDT);
    private static final CorrelationId CORRELATION = new CorrelationId("correlation-1");

    private final Stores stores;
    private final TenantId tenant;
    private final ExchangeAccountId account;
    private final ProfileId profile;
    private final ShardFence shard;

    private TradeFixture(
            Stores stores, TenantId tenant, ExchangeAccountId account, ProfileId profile, ShardFence shard) {
        this.stores = stores;
        this.tenant = tenant;
        this.account = account;
        this.profile = profile;
        this.shard = shard;
    }

    static TradeFixture in(Stores stores) {
        TenantId tenant = Seed.tenant(
                stores.database(), "t" + UUID.randomUUID().toString().substring(0, 8));
        ExchangeAccountId account = Seed.account(stores.database(), tenant);
        ProfileId profile = Seed.profile(stores.database(), tenant, account);
        Seed.available(stores.database(), tenant, account, profile, "10000");
        Lease lease = stores.get(Leases.class)
                .acquire(new LeaseKey("shard:" + tenant), "engine-1", Duration.ofMinutes(5))
                .block();
        return new TradeFixture(
                stores, tenant, account, profile, new ShardFence(lease.key(), lease.owner(), lease.fence()));
    }

    TenantId tenant() {
        return tenant;
    }

    UUID profile() {
        return profile.value();
    }

    ShardFence shard() {
        return shard;
    }

    BigDecimal available() {
        return stores.get(Ledger.class)
                .balance(tenant, Account.of(account, profile, AccountKind.AVAILABLE, USDT))
                .block()
                .amount()
                .amount();
    }

    /** A limit buy of 0.01 BTC at 60,000. */
    OrderIntent entry(String signal) {
        IntentId id = new IntentId(DerivedId.of("intent", tenant, profile, signal));
        return entry(id, List.of(spec(id, Leg.ENTRY, Side.BUY, OrderType.LIMIT, "60000")));
    }

    /** The same with another order beside it, whose id comes before that of the first. */
    OrderIntent entryOfTwo(String signal) {
        IntentId id = new IntentId(DerivedId.of("intent", tenant, profile, signal));
        List<OrderSpec> two = Stream.of(Leg.ENTRY, Leg.EXIT)
                .map(leg -> spec(id, leg, Side.BUY, OrderType.LIMIT, "60000"))
                .sorted(Comparator.comparing((OrderSpec spec) -> spec.id().value())
                        .reversed())
                .toList();
        return entry(id, two);
    }

    private OrderIntent entry(IntentId id, List<OrderSpec> orders) {
        return new OrderIntent(
                id,
                IntentKind.ENTRY,
                tenant,
                profile,
                account,
                new PositionId(DerivedId.of("position", id)),
                BTC,
                1,
                orders,
                orders.size() == 1 ? null : clientId(id, Leg.ENTRY, 2),
                null,
                NOW,
                Duration.ofSeconds(5),
                CORRELATION);
    }

    Order order(ClientOrderId id) {
        return stores.get(Orders.class).find(tenant, id).block();
    }

    OrderIntent sale(OrderIntent entry, IntentKind kind, String name) {
        IntentId id = new IntentId(DerivedId.of("intent", tenant, profile, name));
        return new OrderIntent(
                id,
                kind,
                tenant,
                profile,
                account,
                entry.position(),
                BTC,
                1,
                List.of(spec(id, Leg.EXIT, Side.SELL, OrderType.LIMIT, "61000")),
                null,
                null,
                NOW,
                Duration.ofMillis(1500),
                CORRELATION);
    }

    EntryRequest request(OrderIntent intent, String signal) {
        return request(intent, signal, shard, "600");
    }

    EntryOutcome begin(Transitions transitions, String signal, ShardFence by, String amount) {
        return transitions
                .beginEntry(request(entry(signal), signal, by, amount))
                .block();
    }

    private EntryRequest request(OrderIntent intent, String signal, ShardFence by, String amount) {
        JournalEntry hold = move(
                "hold:" + intent.id(),
                EntryKind.HOLD,
                Account.of(account, profile, AccountKind.AVAILABLE, USDT),
                clearing(intent),
                amount);
        return new EntryRequest(intent, signal, NOW, Duration.ofSeconds(30), by, hold, List.of(event(signal)));
    }

    JournalEntry release(OrderIntent intent) {
        return release(intent, "600");
    }

    JournalEntry release(OrderIntent intent, String amount) {
        return move(
                "release:" + intent.id(),
                EntryKind.RELEASE,
                clearing(intent),
                Account.of(account, profile, AccountKind.AVAILABLE, USDT),
                amount);
    }

    /** The entry's whole quantity in one fill, its position opened; the posting moves what it cost. */
    FillRequest firstFill(OrderIntent intent, String quantity, String price) {
        Order order = order(intent.orders().getFirst().id());
        Quantity bought = Quantity.of(quantity, "BTC");
        Price at = Price.of(price, "USDT");
        Fill fill = new Fill(
                account, BTC, "4711", order.id(), Side.BUY, bought, at, at.times(bought), Money.zero(USDT), NOW);
        Position position = new Position(
                tenant,
                intent.position(),
                profile,
                account,
                BTC,
                PositionStatus.OPEN,
                bought,
                at.times(bought),
                Money.zero(USDT),
                Protection.naked(Price.of("58800", "USDT"), Price.of("62400", "USDT"), NOW),
                CORRELATION,
                NOW,
                null,
                0);
        JournalEntry posting = move(
                "fill:BTCUSDT:4711",
                EntryKind.BUY,
                clearing(intent),
                Account.of(account, profile, AccountKind.RESERVED_POSITIONS, USDT),
                at.times(bought).amount().toPlainString());
        Lifecycle entered =
                new Lifecycle(Lifecycle.Kind.ENTRY, intent.position(), order.id(), bought, at, null, "signal", NOW);
        return new FillRequest(
                tenant,
                fill,
                new Change<>(order.apply(new OrderEvent.Filled(fill)), order.version()),
                new Change<>(position, 0),
                posting,
                entered,
                null,
                null,
                List.of(event("fill")));
    }

    /** The same, as a fact that does not fit. */
    FillRequest unfit(FillRequest fill, String fault) {
        return new FillRequest(
                fill.tenant(),
                fill.fill(),
                fill.order(),
                fill.position(),
                fill.posting(),
                fill.lifecycle(),
                null,
                fault,
                fill.events());
    }

    TradingProfile stored() {
        return stores.get(Profiles.class).find(tenant, profile).block();
    }

    /** A person has looked at it. */
    void cleared() {
        TradingProfile _ = stores.get(Profiles.class)
                .observe(tenant, profile, ObservedState.IDLE, null, CORRELATION)
                .block();
    }

    Order stored(Order order, long version) {
        return new Order(
                order.tenant(),
                order.profile(),
                order.account(),
                order.intent(),
                order.position(),
                order.spec(),
                order.status(),
                order.executed(),
                order.executedQuote(),
                order.venueOrderId(),
                order.reason(),
                order.correlationId(),
                version);
    }

    Position stored(Position p, long version) {
        return new Position(
                p.tenant(),
                p.id(),
                p.profile(),
                p.account(),
                p.instrument(),
                p.status(),
                p.quantity(),
                p.cost(),
                p.realizedPnl(),
                p.protection(),
                p.correlationId(),
                p.openedAt(),
                p.closedAt(),
                version);
    }

    private Account clearing(OrderIntent intent) {
        return Account.clearing(
                account, profile, intent.orders().getFirst().id().value(), USDT);
    }

    private JournalEntry move(String key, EntryKind kind, Account from, Account to, String amount) {
        Money moved = Money.of(amount, "USDT");
        return new JournalEntry(
                tenant,
                profile,
                key,
                kind,
                List.of(new Posting(from, moved.negate()), new Posting(to, moved)),
                CORRELATION,
                NOW);
    }

    private OrderSpec spec(IntentId intent, Leg leg, Side side, OrderType type, String limit) {
        return new OrderSpec(
                clientId(intent, leg, 1),
                leg,
                BTC,
                side,
                type,
                TimeInForce.IOC,
                Quantity.of("0.01", "BTC"),
                Price.of(limit, "USDT"),
                null);
    }

    private ClientOrderId clientId(IntentId intent, Leg leg, int attempt) {
        return ClientOrderId.derive(new InstallationTag("0a0b0c0d"), tenant, profile, intent, leg, attempt);
    }

    private PendingEvent event(String word) {
        return new PendingEvent(
                DerivedId.of("event", tenant, word),
                tenant,
                CORRELATION,
                NOW,
                new PlatformEvent.ProfileChanged(profile.value(), word, "RUNNING", "RUNNING", null, 1));
    }
}
