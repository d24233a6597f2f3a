package dev.lockstep.api.web.correlation;

import dev.lockstep.engine.time.CorrelationId;
import dev.lockstep.engine.time.RandomIds;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The correlation id of a request; there is always one. */
public final class Correlation {
    /** In both directions. */
    public static final String HEADER = "X-Correlation-Id";

    /** In log lines and in the Reactor Context. */
    public static final String KEY = "correlation_id";

    private Correlation() {}

    public static CorrelationId of(ServerWebExchange exchange) {
        @Nullable CorrelationId known = exchange.getAttribute(KEY);
        if (known != null) {
            return known;
        }
        CorrelationId given = givenOrNew(exchange.getRequest().getHeaders().getFirst(HEADER));
        exchange.getAttributes().put(KEY, given);
        return given;
    }

    /** A malformed id is replaced and not refused: it is a help for finding things, no reason to fail. */
    private static CorrelationId givenOrNew(@Nullable String given) {
        if (given == null) {
            return drawn();
        }
        try {
            return new CorrelationId(given);
        } catch (IllegalArgumentException e) {
            return drawn();
        }
    }

    private static CorrelationId drawn() {
        return new CorrelationId(RandomIds.system().next().toString());
    }
}
