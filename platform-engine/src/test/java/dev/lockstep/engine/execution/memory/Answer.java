package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.lease.Lease;
import io.r2dbc.postgresql.api.PostgresqlException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What one store said: an outcome, nothing, or an error with the constraint it names.
 *
 * @param failed whether it is an error
 */
record Answer(@Nullable Object value, @Nullable String constraint, boolean failed) {
    private static final String DEADLOCK = "deadlock";

    static Answer of(Mono<?> call) {
        try {
            return new Answer(call.block(), null, false);
        } catch (RuntimeException error) {
            return new Answer(null, constraint(error), true);
        }
    }

    /** Without what the two clocks make different. */
    List<Object> comparable() {
        Object plain = value instanceof EntryOutcome.Locked ? "locked" : value;
        if (value instanceof Lease lease) {
            plain = List.of(lease.owner(), lease.fence());
        }
        return Arrays.asList(plain, constraint, failed);
    }

    /** Whether no entry has begun, and not because somebody else was in the way. */
    boolean isRefusedEntry() {
        return !(value instanceof EntryOutcome.Begun) && !DEADLOCK.equals(constraint);
    }

    private static String constraint(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Breach breach) {
                return breach.constraint();
            }
            if (cause instanceof PostgresqlException refused) {
                boolean waited = refused.getErrorDetails().getCode().equals("40P01");
                return waited
                        ? DEADLOCK
                        : refused.getErrorDetails().getConstraintName().orElse(null);
            }
        }
        throw new AssertionError("not an error of the store", error);
    }
}
