package dev.lockstep.db;

/** The roles that log in, each with the work it is for; {@code lockstep_owner} owns everything and never logs in. */
public enum DatabaseRole {
    /** The API: reads what tenants see, writes what they want. */
    APP("lockstep_app"),
    /** The engines: begin, settle, fill, observe. */
    ENGINE("lockstep_engine"),
    /** Numbers and publishes the events of every tenant. */
    RELAY("lockstep_relay"),
    /** People who look: one tenant at a time, no secrets. */
    READONLY("lockstep_readonly"),
    /** Dumps only: sees every tenant, writes nothing. */
    BACKUP("lockstep_backup");

    private final String roleName;

    DatabaseRole(String roleName) {
        this.roleName = roleName;
    }

    /** The role's name in PostgreSQL. */
    public String roleName() {
        return roleName;
    }
}
