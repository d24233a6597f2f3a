package dev.lockstep.local.venue.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.WebsocketServerSpec;

@Tag("server")
class LiveSocketTest {
    private static final LiveSettings QUICK = new LiveSettings(
            URI.create("http://127.0.0.1"),
            URI.create("ws://127.0.0.1"),
            100,
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));

    @Test
    void a_quiet_connection_that_answers_pings_is_kept() throws Exception {
        DisposableServer server = server(false, Flux.just("hello").concatWith(Flux.never()));
        try (HttpClient http = HttpClient.newHttpClient();
                LiveSocket socket = LiveSocket.open(http, address(server), QUICK)) {
            assertThat(nextText(socket)).isEqualTo("hello");
            for (int i = 0; i < 20; i++) { // two and a half idle times
                assertThat(socket.next()).isNull();
            }
        } finally {
            server.disposeNow();
        }
    }

    @Test
    void a_connection_that_answers_nothing_is_lost_after_the_idle_time() throws Exception {
        DisposableServer server = server(true, Flux.never());
        try (HttpClient http = HttpClient.newHttpClient();
                LiveSocket socket = LiveSocket.open(http, address(server), QUICK)) {
            assertThatThrownBy(() -> nextText(socket))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nothing");
        } finally {
            server.disposeNow();
        }
    }

    @Test
    void what_came_before_the_end_is_still_read() throws Exception {
        DisposableServer server = server(false, Flux.just("one", "two"));
        try (HttpClient http = HttpClient.newHttpClient();
                LiveSocket socket = LiveSocket.open(http, address(server), QUICK)) {
            assertThat(nextText(socket)).isEqualTo("one");
            assertThat(nextText(socket)).isEqualTo("two");
            assertThatThrownBy(() -> nextText(socket)).isInstanceOf(IOException.class);
        } finally {
            server.disposeNow();
        }
    }

    private static String nextText(LiveSocket socket) throws IOException, InterruptedException {
        String text = socket.next();
        while (text == null) {
            text = socket.next();
        }
        return text;
    }

    /** @param deaf whether pings are left unanswered */
    private static DisposableServer server(boolean deaf, Flux<String> says) {
        WebsocketServerSpec spec =
                WebsocketServerSpec.builder().handlePing(deaf).build();
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.ws(
                        "/stream",
                        (in, out) -> Mono.when(
                                out.sendString(says).then(out.sendClose()),
                                in.receive().then()),
                        spec))
                .bindNow();
    }

    private static URI address(DisposableServer server) {
        return URI.create("ws://127.0.0.1:" + server.port() + "/stream");
    }
}
