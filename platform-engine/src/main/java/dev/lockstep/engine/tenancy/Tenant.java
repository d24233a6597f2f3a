package dev.lockstep.engine.tenancy;

/**
 * A customer of the installation.
 *
 * @param id never reused
 * @param slug short name for people and URLs: {@code acme}
 * @param name as it is shown
 * @param status whether it may trade
 */
public record Tenant(TenantId id, String slug, String name, Status status) {
    /** What a tenant may do: everything, look only, or look until it is gone. */
    public enum Status {
        ACTIVE,
        SUSPENDED,
        CLOSING
    }

    public boolean mayTrade() {
        return status == Status.ACTIVE;
    }
}
