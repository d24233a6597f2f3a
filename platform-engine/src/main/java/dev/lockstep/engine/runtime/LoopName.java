package dev.lockstep.engine.runtime;

/** The loops every tenant has; also a metric label. */
public enum LoopName {
    TRADING,
    REPORTS,
    MONITOR,
    RECONCILIATION,
    LEDGER,
    EQUITY
}
