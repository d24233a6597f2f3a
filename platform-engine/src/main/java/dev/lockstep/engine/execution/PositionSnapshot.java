package dev.lockstep.engine.execution;

import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentKind;
import dev.lockstep.engine.order.IntentRecord;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.PositionStatus;
import java.util.List;
import java.util.Optional;

/**
 * A position as it is stored, with everything that was asked for it.
 *
 * @param position which
 * @param orders all of it, oldest first
 * @param intents that asked for these orders, oldest first; cancels have none
 */
public record PositionSnapshot(Position position, List<Order> orders, List<IntentRecord> intents) {
    public PositionSnapshot {
        orders = List.copyOf(orders);
        intents = List.copyOf(intents);
    }

    boolean isOpen() {
        return position.status() == PositionStatus.OPEN;
    }

    /** One that asked for one of the orders. */
    IntentRecord intent(IntentId id) {
        return intents.stream()
                .filter(record -> record.intent().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("position " + position.id() + " has no intent " + id));
    }

    /** The protection the venue has taken and that is not over. */
    Optional<IntentRecord> liveProtection() {
        return intents.stream()
                .filter(record -> record.intent().kind() == IntentKind.PROTECTION)
                .filter(record -> record.state() == IntentState.ACCEPTED)
                .findFirst();
    }
}
