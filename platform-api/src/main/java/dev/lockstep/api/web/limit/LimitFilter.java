package dev.lockstep.api.web.limit;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.Refusal;
import dev.lockstep.api.web.problem.RefusedException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses before any work is done: a body announced as too large, a request too many; and ends what takes too long. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class LimitFilter implements WebFilter {
    /** The same as {@code spring.http.codecs.max-in-memory-size}, which catches bodies that announce nothing. */
    private static final long MAX_BODY = 256 * 1024L;

    private final LimitSettings settings;
    private final AtomicInteger inFlight = new AtomicInteger();

    LimitFilter(LimitSettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getHeaders().getContentLength() > MAX_BODY) {
            return Mono.error(new RefusedException(ProblemCode.BODY_TOO_LARGE, "the body is larger than 256 KiB"));
        }
        // a stream lasts; it has limits of its own
        boolean lasting = exchange.getRequest().getPath().value().startsWith("/ws/");
        return lasting ? chain.filter(exchange) : Mono.defer(() -> admitted(exchange, chain));
    }

    private Mono<Void> admitted(ServerWebExchange exchange, WebFilterChain chain) {
        if (inFlight.incrementAndGet() > settings.requestsInFlight()) {
            inFlight.decrementAndGet();
            return Mono.error(overloaded());
        }
        return chain.filter(exchange).timeout(settings.requestTime()).doFinally(signal -> inFlight.decrementAndGet());
    }

    private RefusedException overloaded() {
        Refusal refusal = Refusal.of(
                        ProblemCode.OVERLOADED,
                        "more than " + settings.requestsInFlight() + " requests are being worked on")
                .with(HttpHeaders.RETRY_AFTER, "1");
        return new RefusedException(refusal);
    }
}
