package dev.lockstep.engine.tenancy;

/**
 * A person or program that belongs to a tenant.
 *
 * @param tenant whose member
 * @param subject the identity provider's {@code sub}
 * @param role what it may do
 */
public record Member(TenantId tenant, String subject, Role role) {}
