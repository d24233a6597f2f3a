package dev.lockstep.engine.execution;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.IntentState;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the venue's answer or evidence says, to be stored: accepted, refused, unknown, cancelled (also after a partial
 * fill), expired, proven absent. Not fenced: a fact may come through any engine; versions keep it in order.
 *
 * @param tenant whose
 * @param intent which
 * @param intentVersion the stored version it was computed from
 * @param state the intent's next state
 * @param absences how often the venue has said "no such order"
 * @param orders next states of its orders
 * @param position next state of the position; null leaves it
 * @param release what the order's clearing account still holds, back to AVAILABLE; or the DUST entry of a position that
 *     is closed with a rest too small to sell; null where neither is
 * @param lifecycle the EXIT row of a position closed here, when its rest became dust; null otherwise
 * @param releaseEntryLock whether the symbol is free for the profile's next entry
 * @param events for the outbox
 */
public record SettleRequest(
        TenantId tenant,
        IntentId intent,
        long intentVersion,
        IntentState state,
        int absences,
        List<Change<Order>> orders,
        @Nullable Change<Position> position,
        @Nullable JournalEntry release,
        @Nullable Lifecycle lifecycle,
        boolean releaseEntryLock,
        List<PendingEvent> events) {
    public SettleRequest {
        orders = List.copyOf(orders);
        events = List.copyOf(events);
    }
}
