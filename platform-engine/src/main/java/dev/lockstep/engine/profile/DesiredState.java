package dev.lockstep.engine.profile;

/**
 * What the tenant wants a profile to do. Read inside the begin-entry statement, so it holds the moment it is committed.
 */
public enum DesiredState {
    /** Enter and leave as the strategy says. */
    RUNNING,
    /** No new entries; what is held stays protected and exits still work. */
    PAUSED,
    /** No new entries; leave at the next exit signal. */
    REDUCE_ONLY,
    /** As PAUSED; and nothing is watched for signals any more. */
    STOPPED
}
