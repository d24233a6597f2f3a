package dev.lockstep.engine.execution.memory;

import dev.lockstep.engine.execution.EntryOutcome;
import dev.lockstep.engine.lease.Lease;
import io.r2dbc.postgresql.api.PostgresqlException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What one store said: an outcome, nothing, or an error with the constraint it names.
 *
 * @param failed whether it is an error
 */
record Answer(@Nullable Object value, @Nullable String constraint, boolean failed) {
    /** Classes of SQLSTATE that are no word on what was asked: deadlocks, time-outs, lost connections. */
    private static final Set<String> NO_WORD = Set.of("08", "40", "53", "55", "57", "58");

    private static final String ENDED = "ended as ";

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

    /** Whether no entry has begun, and that is what was said. */
    boolean isRefusedEntry() {
        return !(value instanceof EntryOutcome.Begun) && !(constraint != null && constraint.startsWith(ENDED));
    }

    /** For counting. */
    String word() {
        if (failed) {
            return "error " + constraint;
        }
        return value == null ? "nothing" : value.getClass().getSimpleName();
    }

    private static @Nullable String constraint(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Breach breach) {
                return breach.constraint();
            }
            if (cause instanceof PostgresqlException refused) {
                String state = refused.getErrorDetails().getCode();
                return NO_WORD.contains(state.substring(0, 2))
                        ? ENDED + state
                        : refused.getErrorDetails().getConstraintName().orElse(null);
            }
        }
        throw new AssertionError("not an error of the store", error);
    }
}
