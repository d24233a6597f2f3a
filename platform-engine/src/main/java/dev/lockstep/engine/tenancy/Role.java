package dev.lockstep.engine.tenancy;

/** What a member may do inside a tenant; each role can do what the ones after it can, but for the auditor's export. */
public enum Role {
    OWNER,
    ADMIN,
    TRADER,
    VIEWER,
    AUDITOR;

    /** Starting, pausing and changing profiles. */
    public boolean mayTrade() {
        return this == OWNER || this == ADMIN || this == TRADER;
    }
}
