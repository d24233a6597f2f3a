package dev.lockstep.engine.execution;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.order.OrderIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything that becomes durable before an entry is sent.
 *
 * @param intent of kind ENTRY with one order
 * @param signalKey the duplicate guard's key
 * @param marketTime of the signal; cooldowns count from it
 * @param lockTtl how long the symbol stays blocked for other entries of the profile, on the database clock
 * @param shard proof that the tenant is still ours
 * @param hold from AVAILABLE to CLEARING
 * @param events for the outbox
 */
public record EntryRequest(
        OrderIntent intent,
        String signalKey,
        Instant marketTime,
        Duration lockTtl,
        ShardFence shard,
        JournalEntry hold,
        List<PendingEvent> events) {
    public EntryRequest {
        events = List.copyOf(events);
    }
}
