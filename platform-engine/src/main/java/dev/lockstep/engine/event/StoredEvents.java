package dev.lockstep.engine.event;

import dev.lockstep.engine.tenancy.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/** Events of the past, for readers that missed some: kept for at least 72 hours after they were published. */
public interface StoredEvents {
    /**
     * The tenant's events after {@code sequence}, at most {@code limit}, in order. What this code does not understand
     * is left out, so the numbers may jump.
     */
    Mono<List<EventEnvelope>> after(TenantId tenant, long sequence, int limit);

    /** The tenant's latest number and the earliest that is still stored. */
    Mono<Reach> reach(TenantId tenant);

    /**
     * From where to where there are events.
     *
     * @param first the earliest stored; one more than {@code last} where none is
     * @param last the latest given; 0 where none was
     */
    record Reach(long first, long last) {}
}
