package dev.lockstep.engine.tenancy.adapter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts transactions that the database or the way to it did not let be, by a closed set of reasons:
 * {@code lockstep.transactions.lost}. What our own work takes back is not counted.
 */
final class LostTransactions {
    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    LostTransactions(MeterRegistry meters) {
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("lockstep.transactions.lost")
                            .description("transactions that the database, or the way to it, ended")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void count(Throwable failure) {
        Reason reason = reason(failure);
        Counter counter = reason == null ? null : counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    private static @Nullable Reason reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException refused) {
                return refused instanceof R2dbcTimeoutException ? Reason.NO_CONNECTION : reason(refused.getSqlState());
            }
        }
        return null;
    }

    /** By SQLSTATE, appendix A of PostgreSQL's manual; a connection that broke has none of its codes. */
    private static Reason reason(@Nullable String state) {
        return switch (state) {
            case "40P01" -> Reason.DEADLOCK;
            case "40001" -> Reason.SERIALIZATION;
            case "55P03" -> Reason.LOCK_TIMEOUT;
            case "57014", "25P03", "25P04" -> Reason.TIMEOUT;
            case null -> Reason.NO_CONNECTION;
            default -> byClass(state);
        };
    }

    private static Reason byClass(String state) {
        if (state.startsWith("08") || state.startsWith("57") || state.startsWith("53")) {
            return Reason.NO_CONNECTION;
        }
        return state.startsWith("23") ? Reason.CONSTRAINT : Reason.OTHER;
    }

    private enum Reason {
        DEADLOCK,
        SERIALIZATION,
        LOCK_TIMEOUT,
        TIMEOUT,
        NO_CONNECTION,
        CONSTRAINT,
        OTHER
    }
}
