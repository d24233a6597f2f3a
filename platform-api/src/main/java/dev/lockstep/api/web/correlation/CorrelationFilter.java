package dev.lockstep.api.web.correlation;

import dev.lockstep.engine.time.CorrelationId;
import io.micrometer.context.ContextRegistry;
import jakarta.annotation.PostConstruct;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** First filter: gives the request its id before anything can go wrong, and carries it into the log lines. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CorrelationFilter implements WebFilter {

    /** Reactor's automatic context propagation copies the key between Context and MDC on every thread change. */
    @PostConstruct
    void followIntoLogLines() {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(
                        Correlation.KEY,
                        () -> MDC.get(Correlation.KEY),
                        value -> MDC.put(Correlation.KEY, value),
                        () -> MDC.remove(Correlation.KEY));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        CorrelationId id = Correlation.of(exchange);
        exchange.getResponse().getHeaders().set(Correlation.HEADER, id.value());
        return chain.filter(exchange).contextWrite(context -> context.put(Correlation.KEY, id.value()));
    }
}
