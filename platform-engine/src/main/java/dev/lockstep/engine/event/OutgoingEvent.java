package dev.lockstep.engine.event;

import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out of the outbox. Its payload stays text, so that a relay passes on what a newer or older
 * process wrote without understanding it.
 *
 * @param id the same on every delivery
 * @param tenant whose event
 * @param sequence the tenant's own count, stored before the first delivery
 * @param correlationId the decision it belongs to
 * @param traceparent W3C trace context; null where nothing was traced
 * @param occurredAt wall clock
 * @param type the payload's name in the wire contract
 * @param payload JSON
 */
public record OutgoingEvent(
        UUID id,
        TenantId tenant,
        long sequence,
        CorrelationId correlationId,
        @Nullable String traceparent,
        Instant occurredAt,
        String type,
        String payload) {}
