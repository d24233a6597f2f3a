package dev.lockstep.engine.position;

/** Whether the held quantity is covered by orders resting at the venue. */
public enum ProtectionState {
    /** Nothing rests for it: the deadline runs. */
    NAKED,
    /** A protective order's outcome is not known: the deadline is extended and counted apart. */
    UNCERTAIN,
    /** Stop-loss (and take-profit, where the venue can) rest for all of it. */
    PROTECTED,
    /** An exit is under way instead. */
    EXITING,
    /** Nothing is held any more. */
    NONE
}
