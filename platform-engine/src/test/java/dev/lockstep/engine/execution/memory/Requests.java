package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.event.PlatformEvent;
import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.execution.EntryRequest;
import dev.lockstep.engine.execution.FillRequest;
import dev.lockstep.engine.execution.IntentRequest;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.execution.SettleRequest;
import dev.lockstep.engine.execution.ShardFence;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.money.Quantity;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Leg;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.order.OrderStatus;
import dev.lockstep.engine.order.OrderType;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.order.Side;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import dev.lockstep.engine.position.Protection;
import dev.lockstep.engine.position.ProtectionState;
import dev.lockstep.engine.tenancy.ProfileId;
import dev.lockstep.engine.testing.Samples;
import dev.lockstep.engine.time.DerivedId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What a {@link World} can be asked for, with everything that matters as an argument. */
final class Requests {
    private final World world;

    Requests(World world) {
        this.world = world;
    }

    PositionId position(ProfileId profile, String name) {
        return new PositionId(DerivedId.of("position", world.tenant(), profile, name));
    }

    OrderIntent intent(
            String name,
            IntentKind kind,
            ProfileId profile,
            Instrument instrument,
            PositionId position,
            int attempt,
            ClientOrderId cancels,
            Duration window,
            List<ClientOrderId> orders) {
        List<OrderSpec> specs =
                orders.stream().map(id -> spec(id, kind, instrument)).toList();
        return new OrderIntent(
                new IntentId(DerivedId.of("intent", world.tenant(), name)),
                kind,
                world.tenant(),
                profile,
                world.account(),
                position,
                instrument,
                attempt,
                specs,
                specs.size() == 2 ? order("list-" + name) : null,
                cancels,
                Samples.NOON,
                window,
                Samples.DECISION);
    }

    /** An intent with nothing unusual about it. */
    OrderIntent intent(String name, IntentKind kind, ProfileId profile, Instrument instrument, PositionId position) {
        boolean cancel = kind == IntentKind.CANCEL;
        return intent(
                name,
                kind,
                profile,
                instrument,
                position,
                1,
                cancel ? order("canceled") : null,
                Duration.ofSeconds(5),
                cancel ? List.of() : List.of(order(name)));
    }

    ClientOrderId order(String name) {
        return new ClientOrderId(DerivedId.hex(32, "order", world.tenant(), name));
    }

    EntryRequest entry(OrderIntent intent, String signal, Duration lock, ShardFence shard, JournalEntry hold) {
        return new EntryRequest(intent, signal, Samples.NOON, lock, shard, hold, events(signal));
    }

    JournalEntry hold(OrderIntent intent, String key, String amount) {
        return move(intent.profile(), key, EntryKind.HOLD, available(intent.profile()), clearing(intent), amount);
    }

    JournalEntry move(ProfileId profile, String key, EntryKind kind, Account from, Account to, String amount) {
        Money moved = Money.of(amount, "USDT");
        return new JournalEntry(
                world.tenant(),
                profile,
                key,
                kind,
                List.of(new Posting(from, moved.negate()), new Posting(to, moved)),
                Samples.DECISION,
                Samples.NOON);
    }

    Account available(ProfileId profile) {
        return of(profile, AccountKind.AVAILABLE);
    }

    Account of(ProfileId profile, AccountKind kind) {
        return Account.of(world.account(), profile, kind, World.USDT);
    }

    Account clearing(OrderIntent intent) {
        return Account.clearing(
                world.account(),
                intent.profile(),
                intent.orders().getFirst().id().value(),
                World.USDT);
    }

    IntentRequest begin(OrderIntent intent, ShardFence shard, Change<Position> position) {
        return new IntentRequest(intent, shard, position, events("begin-" + intent.id()));
    }

    SettleRequest settle(
            IntentRecord of,
            long version,
            IntentState state,
            int absences,
            List<Change<Order>> orders,
            Change<Position> position,
            JournalEntry release,
            Lifecycle lifecycle,
            boolean unlock) {
        return new SettleRequest(
                world.tenant(),
                of.intent().id(),
                version,
                state,
                absences,
                orders,
                position,
                release,
                lifecycle,
                unlock,
                events("settled-" + of.intent().id() + version));
    }

    /** A settlement that changes the state and nothing else. */
    SettleRequest settle(IntentRecord of, IntentState state) {
        return settle(of, of.version(), state, of.absences(), List.of(), null, null, null, true);
    }

    Order moved(Order order, OrderStatus status, String executed, String quote, String venueId, String reason) {
        return new Order(
                order.tenant(),
                order.profile(),
                order.account(),
                order.intent(),
                order.position(),
                order.spec(),
                status,
                Quantity.of(executed, order.executed().asset().code()),
                Money.of(quote, "USDT"),
                venueId,
                reason,
                order.correlationId(),
                order.version());
    }

    Fill fill(Order order, String trade, String quantity, String price) {
        return fill(order.id(), order.spec().instrument(), order.spec().side(), trade, quantity, price);
    }

    Fill fill(ClientOrderId order, Instrument instrument, Side side, String trade, String quantity, String price) {
        Quantity traded = Quantity.of(quantity, instrument.base().code());
        Price at = Price.of(price, "USDT");
        return new Fill(
                world.account(),
                instrument,
                trade,
                order,
                side,
                traded,
                at,
                at.times(traded),
                Money.of("0.000001", instrument.base().code()),
                Samples.NOON.plusSeconds(1));
    }

    FillRequest apply(
            Fill fill,
            Change<Order> order,
            Change<Position> position,
            JournalEntry posting,
            Lifecycle lifecycle,
            String fault) {
        return new FillRequest(
                world.tenant(),
                fill,
                order,
                position,
                posting,
                lifecycle,
                null,
                fault,
                events("fill-" + fill.venueTradeId()));
    }

    Position position(
            ProfileId profile,
            PositionId id,
            Instrument instrument,
            PositionStatus status,
            String quantity,
            ProtectionState protection,
            boolean closed,
            Duration naked) {
        return new Position(
                world.tenant(),
                id,
                profile,
                world.account(),
                instrument,
                status,
                Quantity.of(quantity, instrument.base().code()),
                Money.of("100.5", "USDT"),
                Money.of("-0.25", "USDT"),
                new Protection(
                        Price.of("95", "USDT"),
                        Price.of("110.1", "USDT"),
                        protection,
                        protection == ProtectionState.NAKED ? Samples.NOON : null,
                        naked),
                Samples.DECISION,
                Samples.NOON,
                closed ? Samples.NOON.plusSeconds(60) : null,
                0);
    }

    Position open(ProfileId profile, PositionId id, Instrument instrument) {
        return position(profile, id, instrument, PositionStatus.OPEN, "1", ProtectionState.NAKED, false, Duration.ZERO);
    }

    Lifecycle lifecycle(Lifecycle.Kind kind, PositionId position, ClientOrderId order, String gain) {
        return new Lifecycle(
                kind,
                position,
                order,
                new Quantity(BigDecimal.ONE, World.BTC.base()),
                Price.of("100", "USDT"),
                gain == null ? null : Money.of(gain, "USDT"),
                "signal",
                Samples.NOON);
    }

    List<PendingEvent> events(String word) {
        return List.of(new PendingEvent(
                DerivedId.of("event", world.tenant(), word),
                world.tenant(),
                Samples.DECISION,
                Samples.NOON,
                new PlatformEvent.ProfileChanged(
                        world.profiles().getFirst().value(), word, "RUNNING", "RUNNING", null, 1)));
    }

    private static OrderSpec spec(ClientOrderId id, IntentKind kind, Instrument instrument) {
        boolean buys = kind == IntentKind.ENTRY;
        return new OrderSpec(
                id,
                buys ? Leg.ENTRY : Leg.EXIT,
                instrument,
                buys ? Side.BUY : Side.SELL,
                OrderType.LIMIT,
                null,
                Quantity.of("1", instrument.base().code()),
                Price.of("100", "USDT"),
                null);
    }
}
