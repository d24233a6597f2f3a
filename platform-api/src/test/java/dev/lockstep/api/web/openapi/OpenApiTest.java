package dev.lockstep.api.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description says what the routes do, and is open to everyone. */
@Tag("server")
class OpenApiTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final JsonNode DESCRIPTION = read();

    private static JsonNode read() {
        byte[] body = API.anyone()
                .get()
                .uri("/openapi.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(body);
    }

    @Test
    void it_is_openapi_3_1_and_lists_exactly_the_routes_there_are() {
        Set<String> described = new TreeSet<>();
        for (var path : DESCRIPTION.get("paths").properties()) {
            path.getValue()
                    .propertyNames()
                    .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }

        assertThat(DESCRIPTION.get("openapi").asString()).startsWith("3.1");
        assertThat(described)
                .isEqualTo(new TreeSet<>(
                        Routes.of(API).stream().map(Routes.Route::toString).toList()));
    }

    @Test
    void every_operation_says_what_it_is_for_and_how_it_refuses() {
        for (var path : DESCRIPTION.get("paths")) {
            for (var operation : path) {
                assertThat(operation.path("summary").asString())
                        .as(operation.toString())
                        .isNotBlank();
                assertThat(operation
                                .path("responses")
                                .path("default")
                                .path("content")
                                .path("application/problem+json")
                                .path("schema")
                                .toString())
                        .contains("correlation_id", "hint");
            }
        }
    }

    @Test
    void every_write_names_its_idempotency_key_but_the_one_that_leaves_nothing_behind() {
        for (var path : DESCRIPTION.get("paths").properties()) {
            for (String method : Set.of("post", "patch")) {
                if (path.getValue().has(method)) {
                    assertThat(path.getValue()
                                    .get(method)
                                    .get("parameters")
                                    .toString()
                                    .contains("Idempotency-Key"))
                            .as(path.getKey())
                            .isNotEqualTo(path.getKey().equals("/api/v1/stream-tickets"));
                }
            }
        }
    }

    @Test
    void names_are_written_as_they_travel() {
        JsonNode profile = DESCRIPTION.at("/components/schemas/CreateProfile/properties");

        assertThat(profile.propertyNames())
                .contains("exchange_account_id", "symbols")
                .doesNotContain("exchangeAccountId");
        assertThat(DESCRIPTION
                        .at("/components/securitySchemes/access_token/scheme")
                        .asString())
                .isEqualTo("bearer");
    }

    @Test
    void there_is_a_page_to_read() {
        String page = String.valueOf(API.anyone()
                .get()
                .uri("/docs")
                .exchange()
                .expectStatus()
                .is3xxRedirection()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation());

        for (String part : List.of(page, "/swagger-ui/swagger-initializer.js", "/swagger-ui/swagger-ui-bundle.js")) {
            API.anyone().get().uri(part).exchange().expectStatus().isOk();
        }
        API.anyone()
                .get()
                .uri("/openapi.json/swagger-config")
                .exchange()
                .expectStatus()
                .isOk();
    }
}
