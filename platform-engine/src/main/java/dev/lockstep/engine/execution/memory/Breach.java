package dev.lockstep.engine.execution.memory;

import org.jspecify.annotations.Nullable;

/** A write met a constraint, as PostgreSQL would have raised it; nothing of the transaction is kept. */
public final class Breach extends RuntimeException {
    private final Kind kind;
    private final @Nullable String constraint;

    private Breach(Kind kind, @Nullable String constraint, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.constraint = constraint;
    }

    static Breach unique(String constraint) {
        return new Breach(Kind.UNIQUE, constraint, "duplicate key: " + constraint);
    }

    static Breach check(String constraint) {
        return new Breach(Kind.CHECK, constraint, "check: " + constraint);
    }

    static Breach foreignKey(String constraint) {
        return new Breach(Kind.FOREIGN_KEY, constraint, "foreign key: " + constraint);
    }

    /** What a function raises by itself. */
    static Breach raised(String message) {
        return new Breach(Kind.RAISED, null, message);
    }

    /** The constraint's name in the catalog; null where a function raised by itself. */
    public @Nullable String constraint() {
        return constraint;
    }

    boolean isUnique() {
        return kind == Kind.UNIQUE;
    }

    boolean isUniqueOrCheck() {
        return kind == Kind.UNIQUE || kind == Kind.CHECK;
    }

    private enum Kind {
        UNIQUE,
        CHECK,
        FOREIGN_KEY,
        RAISED
    }
}
