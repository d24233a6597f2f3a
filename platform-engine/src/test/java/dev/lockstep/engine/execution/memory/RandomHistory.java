package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.lease.FencingToken;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.tenancy.ProfileId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/**
 * Steps drawn from a seed: mostly what flows would ask for, often with something wrong about it. Names come from small
 * pools, so that they meet again.
 */
final class RandomHistory {
    private final Random dice;
    private final World world;
    private final Requests requests;
    private final boolean atOnce;

    private FillRequest last;

    /**
     * @param atOnce for steps that meet: more fills settle, and none tells of another's order or takes another's key
     */
    RandomHistory(long seed, World world, boolean atOnce) {
        this.dice = new Random(seed);
        this.world = world;
        this.requests = new Requests(world);
        this.atOnce = atOnce;
    }

    /** One step on both; what was answered. */
    Answer step() {
        int way = dice.nextInt(100);
        if (way < 24) {
            return beginEntry();
        }
        if (way < 42) {
            return beginIntent();
        }
        if (way < 66) {
            return settle();
        }
        if (way < 90) {
            return fill();
        }
        return around();
    }

    private Answer beginEntry() {
        ProfileId profile = chance(97) ? one(world.profiles()) : new ProfileId(new java.util.UUID(1, dice.nextInt(2)));
        Instrument instrument = one(List.of(World.BTC, World.ETH));
        String name = "entry-" + dice.nextInt(6);
        OrderIntent intent = intent(name, chance(97) ? IntentKind.ENTRY : anyKind(), profile, instrument);
        String key = (chance(96) ? "hold:" + name : "hold:same") + (chance(90) ? "" : profile);
        JournalEntry hold = chance(92) && !intent.orders().isEmpty()
                ? requests.hold(intent, key, amount())
                : anyMove(profile, key, EntryKind.HOLD);
        Duration lock = chance(70) ? Duration.ZERO : Duration.ofHours(1);
        return world.begin(requests.entry(intent, "signal-" + dice.nextInt(9), lock, shard(), hold));
    }

    private Answer beginIntent() {
        ProfileId profile = one(world.profiles());
        Instrument instrument = one(List.of(World.BTC, World.ETH));
        OrderIntent intent = intent("sale-" + dice.nextInt(8), anyKind(), profile, instrument);
        return world.begin(requests.begin(intent, shard(), chance(50) ? null : positionChange(profile, instrument)));
    }

    private Answer settle() {
        List<StoredIntent> all = intents();
        if (all.isEmpty()) {
            return beginEntry();
        }
        return world.settle(settlement(one(all).record(), null));
    }

    /**
     * @param filled that a trade has moved on in the same step, which opens no second position; null where there is
     *     none
     */
    private SettleRequest settlement(IntentRecord of, Order filled) {
        ProfileId profile = of.intent().profile();
        List<Change<Order>> changes = new ArrayList<>();
        for (Order order : world.memory()
                .read(world.tenant(), rows -> rows.orders().ofIntent(of.intent().id()))) {
            if (chance(70)) {
                boolean moved = filled != null && filled.id().equals(order.id());
                changes.add(new Change<>(anyOf(order), version(order.version() + (moved ? 1 : 0))));
            }
        }
        Change<Position> moved =
                chance(70) ? null : positionChange(profile, of.intent().instrument());
        return requests.settle(
                of,
                version(of.version()),
                one(List.of(IntentState.values())),
                chance(97) ? dice.nextInt(3) : -1,
                changes,
                filled != null && moved != null && moved.expectedVersion() == 0 ? null : moved,
                chance(60) ? null : release(of.intent()),
                chance(90) || atOnce ? null : anyLifecycle(profile),
                chance(60));
    }

    private Answer fill() {
        List<Order> all = orders();
        if (all.isEmpty() || chance(2)) {
            return unknownOrder();
        }
        if (last != null && chance(6)) {
            return world.fill(last);
        }
        Order order = one(all);
        ProfileId profile = order.profile();
        Order next = anyOf(order);
        String trade = "trade-" + dice.nextInt(12);
        var fill = requests.fill(order, trade, one(List.of("0.5", "1")), one(List.of("100", "100.25")));
        Change<Position> moved = positionChange(profile, order.spec().instrument());
        FillRequest request = requests.apply(
                fill,
                new Change<>(next, version(order.version())),
                moved,
                anyMove(profile, atOnce || chance(97) ? fillKey(order, trade) : "hold:same", EntryKind.BUY),
                chance(60) ? null : atOnce ? lifecycle(moved.next().id(), order.id()) : anyLifecycle(profile),
                chance(85) ? null : trade + " came late");
        last = chance(atOnce ? 30 : 75) ? request : request.with(settlement(recordOf(order), order));
        return world.fill(last);
    }

    private static String fillKey(Order order, String trade) {
        return "fill:" + order.spec().instrument().symbol() + ":" + trade;
    }

    private IntentRecord recordOf(Order order) {
        return world.memory()
                .read(
                        world.tenant(),
                        rows -> rows.intents().find(order.intent()).record());
    }

    private Answer unknownOrder() {
        ProfileId profile = one(world.profiles());
        ClientOrderId order = requests.order("nobody's");
        var fill = requests.fill(order, World.BTC, dev.lockstep.engine.order.Side.BUY, "trade-x", "1", "100");
        OrderIntent stray =
                requests.intent("stray", IntentKind.EXIT, profile, World.BTC, requests.position(profile, "0"));
        Order pending = Order.pending(stray, stray.orders().getFirst());
        return world.fill(requests.apply(
                fill,
                new Change<>(pending, 1),
                positionChange(profile, World.BTC),
                anyMove(profile, "fill:x", EntryKind.BUY),
                null,
                chance(50) ? null : "came late"));
    }

    private Answer around() {
        ProfileId profile = one(world.profiles());
        switch (dice.nextInt(6)) {
            case 0 -> world.takeOver("engine-" + dice.nextInt(3));
            case 1 -> world.kill(profile, chance(30));
            case 2 -> world.suspend(chance(30));
            case 3 -> {
                return world.desire(
                        profile, one(List.of(DesiredState.RUNNING, DesiredState.RUNNING, DesiredState.PAUSED)));
            }
            case 4 -> {
                return world.acquire("engine-9");
            }
            default -> {
                return world.observe(
                        profile, one(List.of(ObservedState.RUNNING, ObservedState.RUNNING, ObservedState.FAULTED)));
            }
        }
        return new Answer("done", null, false);
    }

    private OrderIntent intent(String name, IntentKind kind, ProfileId profile, Instrument instrument) {
        PositionId position = requests.position(profile, String.valueOf(dice.nextInt(3)));
        boolean cancel = kind == IntentKind.CANCEL;
        ClientOrderId first = requests.order(chance(96) ? name : "entry-0");
        List<ClientOrderId> orders =
                cancel ? List.of() : chance(80) ? List.of(first) : List.of(first, requests.order(name + "-second"));
        return requests.intent(
                name,
                kind,
                profile,
                instrument,
                position,
                chance(98) ? 1 : 0,
                cancel || chance(2) ? requests.order("canceled") : null,
                chance(98) ? Duration.ofSeconds(5) : Duration.ZERO,
                orders);
    }

    private Order anyOf(Order order) {
        return requests.moved(
                order,
                one(List.of(OrderStatus.values())),
                one(List.of("0", "0.5", "1", "1.5")),
                chance(98) ? one(List.of("0", "50", "100.125")) : "-1",
                chance(40) ? null : "venue-" + (atOnce ? order.id().value() : dice.nextInt(8)),
                chance(70) ? null : "because\u0000of");
    }

    private Change<Position> positionChange(ProfileId profile, Instrument instrument) {
        PositionId id = requests.position(profile, String.valueOf(dice.nextInt(3)));
        Position known =
                world.memory().read(world.tenant(), rows -> rows.positions().find(id));
        boolean closes = chance(35);
        Position next = requests.position(
                profile,
                id,
                known == null ? instrument : known.instrument(),
                closes ? PositionStatus.CLOSED : PositionStatus.OPEN,
                one(List.of("0", "0.5", "1.000001")),
                one(List.of(ProtectionState.values())),
                chance(98) == closes,
                chance(98) ? Duration.ofMillis(dice.nextInt(100)) : Duration.ofMillis(-1));
        long expected = known == null ? 0 : known.version();
        return new Change<>(next, chance(92) ? expected : dice.nextInt(3));
    }

    private JournalEntry release(OrderIntent intent) {
        String key = "release:" + intent.id();
        if (intent.orders().isEmpty() || chance(20)) {
            return anyMove(intent.profile(), key, EntryKind.RELEASE);
        }
        Account from = requests.clearing(intent);
        Account to = requests.available(intent.profile());
        return requests.move(intent.profile(), key, EntryKind.RELEASE, from, to, amount());
    }

    private JournalEntry anyMove(ProfileId profile, String key, EntryKind kind) {
        return requests.move(profile, key, kind, anyAccount(profile), anyAccount(profile), amount());
    }

    private Account anyAccount(ProfileId profile) {
        List<Order> orders = orders();
        if (!orders.isEmpty() && chance(40)) {
            return Account.clearing(world.account(), profile, one(orders).id().value(), World.USDT);
        }
        AccountKind kind = one(List.of(
                AccountKind.AVAILABLE, AccountKind.AVAILABLE, AccountKind.RESERVED_POSITIONS, AccountKind.OVERDRAFT));
        return requests.of(profile, kind);
    }

    private Lifecycle anyLifecycle(ProfileId profile) {
        List<Order> orders = orders();
        ClientOrderId order =
                orders.isEmpty() ? requests.order("none") : one(orders).id();
        return lifecycle(requests.position(profile, String.valueOf(dice.nextInt(3))), order);
    }

    private Lifecycle lifecycle(PositionId position, ClientOrderId order) {
        Lifecycle.Kind kind = one(List.of(Lifecycle.Kind.values()));
        return requests.lifecycle(kind, position, order, chance(90) == (kind == Lifecycle.Kind.EXIT) ? "1.5" : null);
    }

    private ShardFence shard() {
        ShardFence good = world.shard();
        if (chance(95)) {
            return good;
        }
        return chance(50)
                ? new ShardFence(good.shard(), "stranger", good.fence())
                : new ShardFence(
                        good.shard(),
                        good.owner(),
                        new FencingToken(good.fence().value() + 1));
    }

    private IntentKind anyKind() {
        return one(List.of(
                IntentKind.PROTECTION,
                IntentKind.PROTECTION,
                IntentKind.EXIT,
                IntentKind.EXIT,
                IntentKind.CANCEL,
                chance(20) ? IntentKind.ENTRY : IntentKind.EXIT));
    }

    private String amount() {
        return one(List.of("1", "99.5", "250.000000000000000001", "400", "1200"));
    }

    private long version(long stored) {
        return chance(93) ? stored : stored + 1 - dice.nextInt(3);
    }

    private List<StoredIntent> intents() {
        return world.memory()
                .read(world.tenant(), rows -> List.copyOf(rows.intents().all()));
    }

    private List<Order> orders() {
        return world.memory()
                .read(
                        world.tenant(),
                        rows -> rows.orders().stored().stream()
                                .map(StoredOrder::order)
                                .toList());
    }

    private boolean chance(int percent) {
        return dice.nextInt(100) < percent;
    }

    private <T> T one(Collection<T> of) {
        return List.copyOf(of).get(dice.nextInt(of.size()));
    }
}
