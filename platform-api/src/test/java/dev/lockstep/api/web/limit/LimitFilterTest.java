package dev.lockstep.api.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.web.problem.RefusedException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** One request too many, one that takes too long, one connection too many. */
class LimitFilterTest {
    private static final MockServerHttpRequest REQUEST =
            MockServerHttpRequest.get("/api/v1/me").build();

    @Test
    void one_request_more_than_allowed_is_refused_until_another_is_done() {
        LimitFilter filter = new LimitFilter(new LimitSettings(Duration.ofSeconds(20), 10, 2));
        Disposable first = pass(filter, Mono.never()).subscribe();
        Disposable second = pass(filter, Mono.never()).subscribe();

        StepVerifier.create(pass(filter, Mono.empty()))
                .expectErrorSatisfies(error -> {
                    assertThat(error).isInstanceOf(RefusedException.class).hasMessageStartingWith("overloaded");
                    assertThat(((RefusedException) error).refusal().headers().getFirst("Retry-After"))
                            .isEqualTo("1");
                })
                .verify(Duration.ofSeconds(5));

        first.dispose();
        StepVerifier.create(pass(filter, Mono.empty())).verifyComplete();
        second.dispose();
    }

    @Test
    void a_request_that_takes_too_long_is_ended() {
        LimitFilter filter = new LimitFilter(new LimitSettings(Duration.ofMillis(50), 10, 1));

        StepVerifier.create(pass(filter, Mono.never()))
                .expectError(TimeoutException.class)
                .verify(Duration.ofSeconds(5));
        StepVerifier.create(pass(filter, Mono.empty())).verifyComplete();
    }

    @Test
    void a_stream_may_last_and_takes_nobodys_place() {
        LimitFilter filter = new LimitFilter(new LimitSettings(Duration.ofMillis(50), 10, 1));
        MockServerHttpRequest stream =
                MockServerHttpRequest.get("/ws/v1/stream").build();

        Disposable open = filter.filter(MockServerWebExchange.from(stream), exchange -> Mono.never())
                .subscribe();
        StepVerifier.create(pass(filter, Mono.delay(Duration.ofMillis(10)).then()))
                .verifyComplete();

        assertThat(open.isDisposed()).isFalse();
        open.dispose();
    }

    @Test
    @Tag("server")
    void one_connection_more_than_allowed_is_closed_and_room_comes_back() throws IOException, InterruptedException {
        ConnectionLimit limit = new ConnectionLimit(2);
        DisposableServer server = HttpServer.create()
                .host("localhost")
                .port(0)
                .doOnConnection(limit::accept)
                .handle((request, response) -> response.send())
                .bindNow();
        try (Socket first = new Socket("localhost", server.port());
                Socket second = new Socket("localhost", server.port())) {
            assertThat(isServed(first)).isTrue();
            assertThat(isServed(second)).isTrue();
            try (Socket third = new Socket("localhost", server.port())) {
                assertThat(isServed(third)).isFalse();
            }
            second.shutdownOutput();
            boolean served = false;
            for (int i = 0; i < 100 && !served; i++) {
                Thread.sleep(50);
                try (Socket again = new Socket("localhost", server.port())) {
                    served = isServed(again);
                }
            }
            assertThat(served).isTrue();
        } finally {
            server.disposeNow();
        }
    }

    private static boolean isServed(Socket socket) {
        try {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == 'H';
        } catch (IOException e) {
            return false;
        }
    }

    private static Mono<Void> pass(LimitFilter filter, Mono<Void> work) {
        return filter.filter(MockServerWebExchange.from(REQUEST), exchange -> work);
    }
}
