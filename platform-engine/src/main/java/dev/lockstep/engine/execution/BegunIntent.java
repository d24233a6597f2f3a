package dev.lockstep.engine.execution;

import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.profile.RiskLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An intent right after it was begun, for who began it: what was just written need not be read. Whatever moved it on
 * since raised a version, and then it is read after all.
 *
 * @param seen as the store has it
 * @param limits of the profile of an entry, whose first trade opens its position; null of other kinds
 */
record BegunIntent(IntentSnapshot seen, @Nullable RiskLimits limits) {
    private static final long FIRST = 1;

    /** An entry: no position yet, and the hold lies in its clearing account. */
    static BegunIntent entry(OrderIntent intent, Money hold, RiskLimits limits) {
        return new BegunIntent(seen(intent, null, hold), limits);
    }

    /** A protection, an exit or a cancel. */
    static BegunIntent of(OrderIntent intent, Change<Position> moved) {
        return new BegunIntent(seen(intent, stored(moved), nothing(intent)), null);
    }

    /**
     * One that was there before, when another was begun.
     *
     * @param orders of its position
     */
    static IntentSnapshot beside(IntentRecord record, List<Order> orders, Change<Position> moved) {
        List<Order> its = orders.stream()
                .filter(order -> order.intent().equals(record.intent().id()))
                .toList();
        return new IntentSnapshot(record, its, stored(moved), nothing(record.intent()));
    }

    OrderIntent intent() {
        return seen.record().intent();
    }

    /** The order of an entry with all that its first trade changes; null of other kinds. */
    @Nullable
    OrderSnapshot entryOrder() {
        return limits == null ? null : new OrderSnapshot(seen.orders().getFirst(), seen, seen.orders(), null, limits);
    }

    private static IntentSnapshot seen(OrderIntent intent, @Nullable Position position, Money held) {
        List<Order> orders = intent.orders().stream()
                .map(spec -> Order.pending(intent, spec).stored(FIRST))
                .toList();
        return new IntentSnapshot(new IntentRecord(intent, IntentState.PENDING, 0, FIRST), orders, position, held);
    }

    private static Position stored(Change<Position> moved) {
        return moved.next().stored(moved.expectedVersion() + 1);
    }

    private static Money nothing(OrderIntent intent) {
        return Money.zero(intent.instrument().quote());
    }
}
