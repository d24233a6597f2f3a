package dev.lockstep.engine.event;

import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.time.CorrelationId;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way into the outbox, in the transaction that makes it true.
 *
 * @param id derived from what happened, so that a repeated step writes it once
 * @param tenant whose event
 * @param correlationId the decision it belongs to
 * @param occurredAt wall clock
 * @param event the payload
 */
public record PendingEvent(
        UUID id, TenantId tenant, CorrelationId correlationId, Instant occurredAt, PlatformEvent event) {}
