package dev.lockstep.api.testing;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Requests that write, as a well-behaved client sends them. */
public final class Writes {
    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    private Writes() {}

    public static WebTestClient.RequestHeadersSpec<?> create(WebTestClient client, ProfileBody body) {
        return create(client, body, UUID.randomUUID().toString());
    }

    public static WebTestClient.RequestHeadersSpec<?> create(WebTestClient client, ProfileBody body, String key) {
        return client.post()
                .uri("/api/v1/profiles")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", key)
                .bodyValue(body.json());
    }

    public static WebTestClient.RequestHeadersSpec<?> createRaw(WebTestClient client, String body) {
        return client.post()
                .uri("/api/v1/profiles")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .bodyValue(body);
    }

    public static WebTestClient.RequestHeadersSpec<?> change(
            WebTestClient client, Object id, String ifMatch, Map<String, ?> body) {
        return client.patch()
                .uri("/api/v1/profiles/{id}", id)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", ifMatch)
                .bodyValue(body);
    }

    public static WebTestClient.RequestHeadersSpec<?> act(WebTestClient client, Object id, String action) {
        return client.post()
                .uri("/api/v1/profiles/{id}/{action}", id, action)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The profile that was created. */
    public static Map<String, Object> created(WebTestClient client, ProfileBody body) {
        return Objects.requireNonNull(create(client, body)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody());
    }

    public static Map<String, Object> read(WebTestClient client, String uri, Object... variables) {
        return Objects.requireNonNull(client.get()
                .uri(uri, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody());
    }
}
