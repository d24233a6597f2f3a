package dev.lockstep.engine.execution;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.position.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that becomes durable before a protection, an exit or a cancel is sent.
 *
 * @param intent of kind PROTECTION, EXIT or CANCEL
 * @param shard proof that the tenant is still ours
 * @param position its next state (protection UNCERTAIN, EXITING); null leaves it
 * @param events for the outbox
 */
public record IntentRequest(
        OrderIntent intent, ShardFence shard, @Nullable Change<Position> position, List<PendingEvent> events) {
    public IntentRequest {
        events = List.copyOf(events);
    }
}
