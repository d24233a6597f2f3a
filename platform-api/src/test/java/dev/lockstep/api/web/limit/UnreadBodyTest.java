package dev.lockstep.api.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.testing.ApiFixture;
import dev.lockstep.api.testing.People;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** A refused body leaves nothing behind for the next request. */
@Tag("server")
class UnreadBodyTest {
    private static final ApiFixture API = ApiFixture.running();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void a_hundred_refused_bodies_and_good_requests_in_turn_on_one_connection_are_all_answered() {
        ConnectionProvider one = ConnectionProvider.create("one", 1);
        HttpClient client = client(one);
        String large = "x".repeat(300 * 1024);

        for (int i = 0; i < 100; i++) {
            assertThat(post(client, Flux.just(large), large.length()))
                    .as("large body %s", i)
                    .isEqualTo(413);
            assertThat(status(client.get().uri("/api/v1/me")))
                    .as("request after it %s", i)
                    .isEqualTo(200);
        }
        one.disposeLater().block();
    }

    @Test
    void a_body_nobody_may_send_is_read_too() {
        ConnectionProvider one = ConnectionProvider.create("stranger", 1);
        HttpClient stranger = HttpClient.create(one).baseUrl("http://localhost:" + API.port());
        String body = "x".repeat(200 * 1024);

        for (int i = 0; i < 20; i++) {
            assertThat(post(stranger, Flux.just(body), body.length())).isEqualTo(401);
            assertThat(status(stranger.get().uri("/problems"))).isEqualTo(200);
        }
        one.disposeLater().block();
    }

    @Test
    void more_than_a_mebibyte_is_not_read_and_the_connection_is_closed() {
        String mebibyte = "x".repeat(1024 * 1024);
        String connection = client(ConnectionProvider.newConnection())
                .headers(headers ->
                        headers.set("Content-Type", "application/json").set("Content-Length", 8L * 1024 * 1024))
                .post()
                .uri("/api/v1/profiles")
                .send(ByteBufFlux.fromString(Flux.just(mebibyte, mebibyte).concatWith(Flux.never())))
                .responseSingle((response, body) -> {
                    assertThat(response.status().code()).isEqualTo(413);
                    return Mono.justOrEmpty(response.responseHeaders().get("Connection"));
                })
                .block(PATIENCE);

        assertThat(connection).isEqualTo("close");
    }

    private static HttpClient client(ConnectionProvider connections) {
        String token = API.issuer().sign(API.issuer().aToken("alice", People.Tenants.ACME));
        return HttpClient.create(connections)
                .baseUrl("http://localhost:" + API.port())
                .headers(headers -> headers.set("Authorization", "Bearer " + token));
    }

    private static Integer post(HttpClient client, Flux<String> body, long length) {
        return status(client.headers(headers ->
                        headers.set("Content-Type", "application/json").set("Content-Length", length))
                .post()
                .uri("/api/v1/profiles")
                .send(ByteBufFlux.fromString(body)));
    }

    private static Integer status(HttpClient.ResponseReceiver<?> request) {
        return request.responseSingle((response, body) -> body.asString()
                        .defaultIfEmpty("")
                        .map(text -> response.status().code()))
                .block(PATIENCE);
    }
}
