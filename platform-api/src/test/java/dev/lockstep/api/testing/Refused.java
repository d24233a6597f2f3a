package dev.lockstep.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.web.problem.ProblemCode;
import java.util.Map;
import java.util.function.Function;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What every refusal must be: its code and status, a whole problem, one log line, nothing of our insides. */
public final class Refused {
    private Refused() {}

    /** Sends the request and checks that it is refused with {@code code}; returns the problem. */
    public static Map<String, Object> with(
            ProblemCode code,
            Function<WebTestClient, WebTestClient.RequestHeadersSpec<?>> request,
            WebTestClient client) {
        return check(code.code(), code.status().value(), request.apply(client));
    }

    public static Map<String, Object> check(String code, int status, WebTestClient.RequestHeadersSpec<?> request) {
        try (LogLines log = new LogLines()) {
            EntityExchangeResult<Map<String, Object>> result = request.exchange()
                    .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                    .returnResult();
            Map<String, Object> problem = result.getResponseBody();
            assertThat(problem).as("body of %s", result).isNotNull().containsEntry("code", code);
            assertThat(result.getStatus().value()).as(problem.toString()).isEqualTo(status);
            assertThat(result.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(problem)
                    .containsKeys("type", "title", "status", "detail", "instance", "hint", "context", "correlation_id");
            String correlation = String.valueOf(problem.get("correlation_id"));
            assertThat(result.getResponseHeaders().getFirst("X-Correlation-Id")).isEqualTo(correlation);
            assertThat(log.with("correlation_id=" + correlation))
                    .as("log lines")
                    .singleElement()
                    .asString()
                    .contains("code=" + code);
            assertThat(problem.toString()).doesNotContain("dev.lockstep", "springframework", "tools.jackson", "\tat ");
            return problem;
        }
    }
}
