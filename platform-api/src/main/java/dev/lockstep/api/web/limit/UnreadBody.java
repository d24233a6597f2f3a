package dev.lockstep.api.web.limit;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Reads what nobody read of a body before the answer goes out. A request that is refused early leaves its bytes on the
 * connection, and Reactor Netty then sometimes never answers the next request on it. Above 1 MiB or 2 seconds the
 * connection is closed after the answer instead.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnreadBody implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!announcesBody(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        TrackedBody body = new TrackedBody(exchange.getRequest());
        HttpHeaders answer = exchange.getResponse().getHeaders();
        exchange.getResponse()
                .beforeCommit(() -> body.finished()
                        .filter(finished -> !finished)
                        .doOnNext(unread -> answer.setConnection(List.of("close")))
                        .then());
        return chain.filter(exchange.mutate().request(body).build());
    }

    private static boolean announcesBody(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > 0
                || request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }
}
