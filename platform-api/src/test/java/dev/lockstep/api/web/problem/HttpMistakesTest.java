package dev.lockstep.api.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.LogLines;
import dev.lockstep.api.testing.People;
import dev.lockstep.api.testing.Refused;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Mistakes in the request as HTTP. */
@Tag("server")
class HttpMistakesTest {
    private static final ApiFixture API = ApiFixture.running();

    @Test
    void a_route_that_is_not_there() {
        Refused.check("route_not_found", 404, API.as(People.ALICE).get().uri("/api/v1/nothing"));
        Refused.check("route_not_found", 404, API.as(People.ALICE).get().uri("/internal/health"));
    }

    @Test
    void a_method_the_route_does_not_have() {
        Refused.check("method_not_allowed", 405, API.as(People.ALICE).delete().uri("/api/v1/me"));
    }

    @Test
    void a_type_we_do_not_write() {
        Refused.check(
                "not_acceptable",
                406,
                API.as(People.ALICE).get().uri("/api/v1/me").accept(MediaType.IMAGE_PNG));
    }

    @Test
    void a_body_announced_as_too_large_is_not_even_read() {
        Refused.check(
                "body_too_large",
                413,
                API.as(People.ALICE)
                        .post()
                        .uri("/api/v1/profiles")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("x".repeat(256 * 1024 + 1)));
    }

    @Test
    void a_correlation_id_is_kept_when_it_has_the_form_and_replaced_when_not() {
        API.as(People.ALICE)
                .get()
                .uri("/api/v1/me")
                .header("X-Correlation-Id", "from-the-caller-1")
                .exchange()
                .expectHeader()
                .valueEquals("X-Correlation-Id", "from-the-caller-1");
        API.as(People.ALICE)
                .get()
                .uri("/api/v1/me")
                .header("X-Correlation-Id", "no good")
                .exchange()
                .expectHeader()
                .value("X-Correlation-Id", value -> assertThat(value).hasSize(36));
    }

    @Test
    void a_path_cannot_start_a_line_of_its_own_in_the_log() {
        URI path = URI.create("http://localhost:" + API.port() + "/api/v1/x%0d%0aPROBLEM%20code=fake");
        try (LogLines log = new LogLines()) {
            Refused.check("request_malformed", 400, API.as(People.ALICE).get().uri(path));

            assertThat(log.with("PROBLEM")).allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r"));
        }
    }

    @Test
    void the_reference_page_is_open_to_everyone_and_where_the_type_points() {
        var problem = Refused.check("token_missing", 401, API.anyone().get().uri("/api/v1/me"));

        assertThat(problem.get("type")).isEqualTo("/problems#token_missing");
        API.anyone()
                .get()
                .uri("/problems")
                .header(HttpHeaders.ACCEPT, "text/html")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("id=\"token_missing\""));
    }
}
