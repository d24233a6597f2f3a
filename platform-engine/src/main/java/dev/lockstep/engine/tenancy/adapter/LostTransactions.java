package dev.lockstep.engine.tenancy.adapter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
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
                String state = refused.getSqlState();
                return state == null ? withoutState(refused) : reason(state);
            }
        }
        return null;
    }

    /** The driver's own word, or the pool's: a connection that broke, or was not to be had. */
    private static Reason withoutState(R2dbcException failure) {
        boolean connection = failure instanceof R2dbcTimeoutException
                || failure instanceof R2dbcTransientResourceException
                || failure instanceof R2dbcNonTransientResourceException;
        return connection ? Reason.NO_CONNECTION : Reason.OTHER;
    }

    /** By SQLSTATE, appendix A of PostgreSQL's manual. */
    private static Reason reason(String state) {
        return switch (state) {
            case "40P01" -> Reason.DEADLOCK;
            case "40001" -> Reason.SERIALIZATION;
            case "55P03" -> Reason.LOCK_TIMEOUT;
            case "57014", "25P03", "25P04" -> Reason.TIMEOUT;
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
