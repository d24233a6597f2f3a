package dev.lockstep.engine.profile;

/** What an engine last did with a profile. */
public enum ObservedState {
    IDLE,
    RUNNING,
    PAUSED,
    STOPPED,
    /** An invariant broke or a fact did not fit; no entries until a person has cleared it. */
    FAULTED
}
