package dev.lockstep.api.web.problem;

import dev.lockstep.api.web.correlation.Correlation;
import dev.lockstep.engine.time.CorrelationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal as {@code application/problem+json} and logs it, once. */
@Component
public class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final int MAX_LOGGED = 300;

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers {@code error}; an error of our own making is logged with its trace, which never leaves the process. */
    public Mono<Void> write(ServerWebExchange exchange, Throwable error) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        return Mono.defer(() -> {
            Refusal refusal = Refusals.of(error);
            CorrelationId correlation = Correlation.of(exchange);
            log(exchange, refusal, correlation, error);
            response.setStatusCode(refusal.status());
            response.getHeaders().putAll(refusal.headers());
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            byte[] body = json.writeValueAsBytes(view(exchange, refusal, correlation));
            response.getHeaders().setContentLength(body.length);
            return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
        });
    }

    private static ProblemView view(ServerWebExchange exchange, Refusal refusal, CorrelationId correlation) {
        return new ProblemView(
                ProblemPage.PATH + "#" + refusal.code(),
                refusal.title(),
                refusal.status().value(),
                refusal.detail(),
                exchange.getRequest().getURI().getRawPath(),
                refusal.code(),
                refusal.hint(),
                refusal.context(),
                correlation.value());
    }

    private static void log(ServerWebExchange exchange, Refusal refusal, CorrelationId correlation, Throwable error) {
        String line = "PROBLEM code=" + refusal.code() + " status="
                + refusal.status().value() + " method=" + exchange.getRequest().getMethod() + " path="
                + exchange.getRequest().getURI().getRawPath() + " correlation_id=" + correlation + " detail=\""
                + oneLine(refusal.detail()) + "\"";
        if (refusal.code().equals(ProblemCode.INTERNAL_ERROR.code())) {
            LOG.error(line, error);
        } else if (refusal.isOurFault()) {
            LOG.warn("{} cause=\"{}\"", line, oneLine(String.valueOf(error)));
        } else {
            LOG.info(line);
        }
    }

    /** A caller's text may not start a line of its own in our log. */
    private static String oneLine(String text) {
        String shown = text.length() > MAX_LOGGED ? text.substring(0, MAX_LOGGED) + "…" : text;
        return shown.codePoints()
                .map(point -> Character.isISOControl(point) || Character.getType(point) == Character.LINE_SEPARATOR
                        ? ' '
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
