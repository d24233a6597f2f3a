package dev.lockstep.engine.ledger;

/** What a journal entry records. */
public enum EntryKind {
    FUND,
    HOLD,
    RELEASE,
    BUY,
    SELL,
    DUST,
    EXTERNAL,
    CORRECTION
}
