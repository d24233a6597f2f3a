package dev.lockstep.engine.logging;

/** What a log line tells. Operators search for these words, so they are kept exactly. */
public enum LogEvent {
    RUN_START("RUN_START"),
    RUN_END("RUN_END"),
    RUN_LOCKED("RUN_LOCKED"),
    COOLDOWN_BLOCKED("GUARD cooldown_blocked"),
    COOLDOWN_PASSED("GUARD cooldown_passed"),
    IDEMPOTENCY_BLOCKED("GUARD idempotency_blocked"),
    IDEMPOTENCY_PASSED("GUARD idempotency_passed"),
    DECISION("DECISION"),
    DECISION_POINT("DECISION_POINT", Level.DEBUG),
    ORDER_PLACED("ORDER_PLACED"),
    ORDER_FILLED("ORDER_FILLED"),
    ORDER_NOT_PLACED("ORDER_NOT_PLACED"),
    ORDER_UNKNOWN("ORDER_UNKNOWN"),
    SLTP_PLACED("SLTP_PLACED"),
    SLTP_FAILED("SLTP_FAILED"),
    SLTP_SKIPPED_ALREADY_EXISTS("SLTP_SKIPPED_ALREADY_EXISTS"),
    EXIT_REFUSED("EXIT_REFUSED", Level.WARN),
    TARGET_REACHED("TARGET_REACHED"),
    POSITION_CLOSED("POSITION_CLOSED"),
    PROFILE_FAULTED("PROFILE_FAULTED", Level.ERROR),
    PROFILE_RELOADED("PROFILE_RELOADED"),
    FACT_WITHOUT_ORDER("FACT_WITHOUT_ORDER", Level.ERROR),
    INTENT_RESOLVED("INTENT_RESOLVED"),
    LEDGER_CHECKED("LEDGER_CHECKED", Level.DEBUG),
    LEDGER_DISCREPANCY("LEDGER_DISCREPANCY", Level.ERROR),
    EFFECT_CONFLICT("EFFECT_CONFLICT", Level.ERROR),
    VENUE_DIFFERENCE("VENUE_DIFFERENCE", Level.WARN),
    CYCLE_FAILED("CYCLE_FAILED", Level.ERROR),
    LOOP_RESTARTED("LOOP_RESTARTED", Level.WARN),
    ERROR_DROPPED("ERROR_DROPPED", Level.WARN),
    LEASE_TAKEN("LEASE_TAKEN"),
    LEASE_LOST("LEASE_LOST", Level.WARN),
    STREAM_STARTED("STREAM_STARTED"),
    ACCOUNT_UNUSABLE("ACCOUNT_UNUSABLE", Level.WARN),
    ACCOUNT_USABLE("ACCOUNT_USABLE");

    /** How loud. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    private final String text;
    private final Level level;

    LogEvent(String text) {
        this(text, Level.INFO);
    }

    LogEvent(String text, Level level) {
        this.text = text;
        this.level = level;
    }

    public String text() {
        return text;
    }

    public Level level() {
        return level;
    }
}
