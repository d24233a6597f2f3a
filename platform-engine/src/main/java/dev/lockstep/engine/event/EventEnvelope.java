package dev.lockstep.engine.event;

import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it travels: at least once, in the order of {@code sequence} within a tenant, gaps detectable.
 *
 * @param id the same on every delivery
 * @param tenant whose event; checked again wherever it is handed on
 * @param sequence the tenant's own count, given when it is published, without holes
 * @param correlationId the decision it belongs to
 * @param traceparent W3C trace context; null where nothing was traced
 * @param occurredAt wall clock
 * @param event the payload
 */
public record EventEnvelope(
        UUID id,
        TenantId tenant,
        long sequence,
        CorrelationId correlationId,
        @Nullable String traceparent,
        Instant occurredAt,
        PlatformEvent event) {

    /** The same event, further on in its trace. */
    public EventEnvelope traced(@Nullable String next) {
        return new EventEnvelope(id, tenant, sequence, correlationId, next, occurredAt, event);
    }
}
