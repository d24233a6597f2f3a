package dev.lockstep.engine.position;

/** Whether a position is held. */
public enum PositionStatus {
    OPEN,
    CLOSED
}
