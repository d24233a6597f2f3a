package dev.lockstep.engine.execution.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.execution.Change;
import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.ledger.Account;
import dev.lockstep.engine.ledger.AccountKind;
import dev.lockstep.engine.ledger.EntryKind;
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
import dev.lockstep.engine.tenancy.ExchangeAccountId;
import dev.lockstep.engine.tenancy.ProfileId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One world per constraint, and the words its provocation is written in. */
final class Scene {
    final World world;
    final Requests requests;
    final ProfileId profile;
    final PositionId position;

    Scene(Postgres postgres, String name) {
        world = World.of(postgres, "constraint " + name, 2);
        requests = new Requests(world);
        profile = world.profiles().getFirst();
        position = requests.position(profile, "first");
    }

    OrderIntent sale(String name, IntentKind kind) {
        return requests.intent(name, kind, profile, World.BTC, position);
    }

    OrderIntent odd(IntentKind kind, int attempt, boolean cancels, Duration window) {
        return requests.intent(
                "odd",
                kind,
                profile,
                World.BTC,
                position,
                attempt,
                cancels ? requests.order("x") : null,
                window,
                List.of(requests.order("odd")));
    }

    Answer begin(OrderIntent intent) {
        return world.begin(requests.begin(intent, world.shard(), null));
    }

    Answer enter(String name, String amount, Duration lock) {
        OrderIntent intent = requests.intent(name, IntentKind.ENTRY, profile, World.BTC, position);
        return world.begin(requests.entry(
                intent, "signal-" + name, lock, world.shard(), requests.hold(intent, "hold:" + name, amount)));
    }

    IntentRecord entered(String name, Duration lock) {
        Answer answer = enter(name, "10", lock);
        assertThat(answer.value()).isInstanceOf(EntryOutcome.Begun.class);
        return record(requests.intent(name, IntentKind.ENTRY, profile, World.BTC, position));
    }

    IntentRecord record(OrderIntent intent) {
        return world.memory()
                .read(world.tenant(), rows -> rows.intents().find(intent.id()).record());
    }

    Order order(OrderIntent intent) {
        return order(intent.orders().getFirst().id());
    }

    Order order(ClientOrderId id) {
        return world.memory().read(world.tenant(), rows -> rows.orders().find(id));
    }

    Position open() {
        return requests.open(profile, position, World.BTC);
    }

    Answer named(OrderIntent intent, String venueId) {
        return settle(intent, requests.moved(order(intent), OrderStatus.NEW, "0", "0", venueId, null));
    }

    Answer settle(OrderIntent intent, Order next) {
        IntentRecord of = record(intent);
        return world.settle(requests.settle(
                of,
                of.version(),
                IntentState.ACCEPTED,
                0,
                List.of(new Change<>(next, next.version())),
                null,
                null,
                null,
                false));
    }

    Answer bought(String name, String trade, String quantity, Position next) {
        return bought(name, trade, quantity, next, "1");
    }

    Answer bought(String name, String trade, String quantity, Position next, String cost) {
        return fill(order(requests.order(name)), trade, quantity, next, cost);
    }

    Answer fill(Order order, String trade, String quantity, Position next, String cost) {
        return fill(order, trade, quantity, next, cost, trade);
    }

    Answer fill(Order order, String key, String quantity, Position next, String cost, String trade) {
        Order after = requests.moved(order, OrderStatus.PARTIALLY_FILLED, quantity, "1", null, null);
        Account from = Account.clearing(world.account(), profile, order.id().value(), World.USDT);
        var posting = requests.move(
                profile,
                "fill:" + key,
                EntryKind.BUY,
                from,
                requests.of(profile, AccountKind.RESERVED_POSITIONS),
                cost);
        return world.fill(requests.apply(
                requests.fill(order, trade, quantity, "100"),
                new Change<>(after, order.version()),
                new Change<>(next, key.equals(trade) ? 0 : 1),
                posting,
                null,
                null));
    }

    Answer posted(String name, Account to) {
        Order order = order(requests.order(name));
        Account from = Account.clearing(world.account(), profile, order.id().value(), World.USDT);
        return world.fill(requests.apply(
                requests.fill(order, "t1", "1", "100"),
                new Change<>(order, order.version()),
                new Change<>(open(), 0),
                requests.move(profile, "fill:t1", EntryKind.BUY, from, to, "1"),
                null,
                null));
    }

    /** A fill that writes a life-cycle row; a closed position where it is an EXIT. */
    Answer lived(String name, String trade, Lifecycle.Kind kind, String gain, long expected) {
        Order order = order(requests.order(name));
        boolean exit = kind == Lifecycle.Kind.EXIT;
        Position next = requests.position(
                profile,
                position,
                World.BTC,
                exit ? PositionStatus.CLOSED : PositionStatus.OPEN,
                "1",
                ProtectionState.NONE,
                exit,
                Duration.ZERO);
        Account from = Account.clearing(world.account(), profile, order.id().value(), World.USDT);
        var posting = requests.move(
                profile,
                "fill:" + trade,
                EntryKind.BUY,
                from,
                requests.of(profile, AccountKind.RESERVED_POSITIONS),
                "1");
        return world.fill(requests.apply(
                requests.fill(order, trade, "0.25", "100"),
                new Change<>(
                        requests.moved(order, OrderStatus.PARTIALLY_FILLED, "0.25", "25", null, null), order.version()),
                new Change<>(next, expected),
                posting,
                requests.lifecycle(kind, position, order.id(), gain),
                null));
    }

    void outcome(Answer answer, Object expected) {
        assertThat(answer.value()).isEqualTo(expected);
    }

    void locked(Answer answer) {
        assertThat(answer.value()).isInstanceOf(EntryOutcome.Locked.class);
    }

    void nothing(Answer answer) {
        assertThat(answer.failed()).isFalse();
        assertThat(answer.value()).isNull();
    }

    void broken(Answer answer, String constraint) {
        assertThat(answer.failed()).as("%s", answer).isTrue();
        assertThat(answer.constraint()).isEqualTo(constraint);
    }

    static OrderIntent elsewhere(OrderIntent of) {
        return new OrderIntent(
                of.id(),
                of.kind(),
                of.tenant(),
                of.profile(),
                new ExchangeAccountId(new UUID(0, 1)),
                of.position(),
                of.instrument(),
                of.attempt(),
                of.orders(),
                of.listId(),
                of.cancels(),
                of.signedAt(),
                of.receiveWindow(),
                of.correlationId());
    }

    static Position elsewhere(Position of) {
        return new Position(
                of.tenant(),
                of.id(),
                of.profile(),
                new ExchangeAccountId(new UUID(0, 1)),
                of.instrument(),
                of.status(),
                of.quantity(),
                of.cost(),
                of.realizedPnl(),
                of.protection(),
                of.correlationId(),
                of.openedAt(),
                of.closedAt(),
                of.version());
    }
}
