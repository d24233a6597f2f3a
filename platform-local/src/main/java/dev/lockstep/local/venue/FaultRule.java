package dev.lockstep.local.venue;

import dev.lockstep.engine.problem.ConfigError;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A fault and whom it befalls; what is not given matches everything.
 *
 * @param kind what goes wrong
 * @param endpoint of a call {@code "POST /api/v3/order"} (over the WebSocket API too), of an event
 *     {@code "executionReport"}, or its stream's name without symbol, {@code "kline_1m"}
 * @param symbol of the call or event
 * @param account whose call or event
 * @param chance from 0 to 1 that one that matches is befallen; always when not given
 * @param skip how many that match go free first
 * @param times how many are befallen at most
 * @param millis how late, how long, how young, by kind; a second when not given
 * @param effect whether the request is carried out all the same
 * @param status HTTP status of {@link FaultKind#SERVER_ERROR}
 */
record FaultRule(
        FaultKind kind,
        @Nullable String endpoint,
        @Nullable String symbol,
        @Nullable String account,
        @Nullable BigDecimal chance,
        @Nullable Integer skip,
        @Nullable Integer times,
        @Nullable Long millis,
        @Nullable Boolean effect,
        @Nullable Integer status) {
    private static final long USUAL_MILLIS = 1_000;

    FaultRule {
        if (kind == null) {
            throw invalid("a fault needs a kind");
        }
        if (chance != null && (chance.signum() < 0 || chance.compareTo(BigDecimal.ONE) > 0)) {
            throw invalid("the chance of a fault is from 0 to 1, not " + chance);
        }
        if (millis != null && (millis < 0 || millis > 86_400_000)) {
            throw invalid("millis of a fault are from 0 to a day, not " + millis);
        }
        if ((skip != null && skip < 0) || (times != null && times < 1)) {
            throw invalid("skip of a fault is at least 0, times at least 1");
        }
        if (status != null && (status < 500 || status > 599)) {
            throw invalid("the status of a server error is from 500 to 599, not " + status);
        }
    }

    private static ConfigError invalid(String what) {
        return new ConfigError("fault_invalid", what, "see docs/reference/simulated-venue.md, \"Faults\"");
    }

    boolean matches(FaultSubject subject) {
        return kind.where() == subject.where()
                && (endpoint == null || endpoint.equals(subject.endpoint()))
                && (symbol == null || symbol.equals(subject.symbol()))
                && (account == null || account.equals(subject.account()));
    }

    long delay() {
        return millis == null ? USUAL_MILLIS : millis;
    }

    boolean hasEffect() {
        return Boolean.TRUE.equals(effect);
    }
}
