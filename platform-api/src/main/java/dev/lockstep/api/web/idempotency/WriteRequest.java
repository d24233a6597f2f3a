package dev.lockstep.api.web.idempotency;

import dev.lockstep.api.web.correlation.Correlation;
import dev.lockstep.api.web.security.Caller;
import dev.lockstep.engine.time.CorrelationId;
import org.springframework.web.server.ServerWebExchange;

/**
 * A write as it was asked for.
 *
 * @param caller who asks; tenant and subject are part of the key
 * @param route method and path; part of the key
 * @param key the caller's name for it
 * @param payload everything else that makes it this write and no other
 * @param correlationId of this attempt
 */
public record WriteRequest(
        Caller caller, String route, IdempotencyKey key, Object payload, CorrelationId correlationId) {
    public static WriteRequest of(ServerWebExchange exchange, Caller caller, Object payload) {
        var request = exchange.getRequest();
        return new WriteRequest(
                caller,
                request.getMethod() + " " + request.getURI().getRawPath(),
                IdempotencyKey.of(request.getHeaders().getFirst(IdempotencyKey.HEADER)),
                payload,
                Correlation.of(exchange));
    }
}
