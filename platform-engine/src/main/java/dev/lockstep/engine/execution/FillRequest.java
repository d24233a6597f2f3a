package dev.lockstep.engine.execution;

import dev.lockstep.engine.event.PendingEvent;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fill and all that follows from it, stored in one transaction. Never refused for lack of money.
 *
 * @param tenant whose
 * @param fill the fact
 * @param order its order's next state
 * @param position the position's next state; version 0 opens it
 * @param posting the journal entry of this fill
 * @param lifecycle the ENTRY or EXIT row this fill completes; null where it completes none
 * @param settlement what becomes of the order's intent with it, where this is the last trade the venue told of: both or
 *     neither; null where it leaves the intent
 * @param fault why the fact does not fit and its profile is faulted with it; null where it fits
 * @param events for the outbox
 */
public record FillRequest(
        TenantId tenant,
        Fill fill,
        Change<Order> order,
        Change<Position> position,
        JournalEntry posting,
        @Nullable Lifecycle lifecycle,
        @Nullable SettleRequest settlement,
        @Nullable String fault,
        List<PendingEvent> events) {
    public FillRequest {
        events = List.copyOf(events);
    }

    /** The same with what becomes of the intent. */
    public FillRequest with(SettleRequest settled) {
        return new FillRequest(tenant, fill, order, position, posting, lifecycle, settled, fault, events);
    }
}
