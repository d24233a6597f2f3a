package dev.lockstep.api.web.security;

import dev.lockstep.engine.tenancy.Role;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;

/**
 * A member of a tenant, as the database says; the token only claimed it.
 *
 * @param subject the identity provider's {@code sub}
 * @param tenant of the token's {@code tenant_id}, never of a header or path
 * @param role what the member may do
 * @param status whether the tenant may trade
 */
public record Caller(String subject, TenantId tenant, Role role, Tenant.Status status) implements Identity {
    public boolean mayWrite() {
        return role.mayTrade() && status == Tenant.Status.ACTIVE;
    }
}
