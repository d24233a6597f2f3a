package dev.lockstep.engine.gateway.adapter.binance;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** A server that behaves as badly as a test wants: exact answers, no answers, half answers. */
final class FakeVenue implements AutoCloseable {
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile BiFunction<WebsocketInbound, WebsocketOutbound, Publisher<Void>> conversation =
            (in, out) -> out.sendClose();

    FakeVenue() {
        this(WebsocketServerSpec.builder().build());
    }

    /** A venue whose connections are up but answer no ping: what a hung process looks like. */
    static FakeVenue deaf() {
        return new FakeVenue(WebsocketServerSpec.builder().handlePing(true).build());
    }

    private FakeVenue(WebsocketServerSpec sockets) {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.ws("/ws-api/v3", (in, out) -> conversation.apply(in, out), sockets)
                        .ws("/ws/{stream}", (in, out) -> conversation.apply(in, out), sockets)
                        .route(request -> true, this::answer))
                .bindNow();
        on("GET /api/v3/time", request -> json(200, "{\"serverTime\":" + System.currentTimeMillis() + "}"));
    }

    FakeVenue on(String methodAndPath, Behaviour behaviour) {
        behaviours.put(methodAndPath, behaviour);
        return this;
    }

    FakeVenue talks(BiFunction<WebsocketInbound, WebsocketOutbound, Publisher<Void>> conversation) {
        this.conversation = conversation;
        return this;
    }

    URI http() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    URI ws(String path) {
        return URI.create("ws://127.0.0.1:" + server.port() + path);
    }

    List<Seen> seen(String methodAndPath) {
        return seen.stream().filter(one -> one.call.equals(methodAndPath)).toList();
    }

    static Answer json(int status, String body) {
        return response -> response.status(status)
                .header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .sendString(Mono.just(body));
    }

    static Answer json(int status, String body, Map<String, String> headers) {
        return response -> {
            headers.forEach(response::header);
            return json(status, body).to(response);
        };
    }

    static Answer late(Duration delay, Answer answer) {
        return response -> Mono.delay(delay)
                .thenMany(Flux.defer(() -> answer.to(response)))
                .then();
    }

    /** Takes the request and says nothing, ever. */
    static Answer silence() {
        return response -> Mono.never();
    }

    /** Takes the request and closes the connection. */
    static Answer hangUp() {
        return response -> {
            response.withConnection(connection -> connection.dispose());
            return Mono.never();
        };
    }

    /** Promises a long body, gives a few bytes of it and closes the connection. */
    static Answer halfABody(String part) {
        return response -> response.header(HttpHeaderNames.CONTENT_LENGTH, "5000")
                .sendString(Mono.just(part))
                .then(Mono.delay(Duration.ofMillis(50)).then())
                .then(Mono.fromRunnable(() -> response.withConnection(connection -> connection.dispose())));
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        String call = request.method() + " " + URI.create(request.uri()).getPath();
        String query = URI.create(request.uri()).getRawQuery();
        seen.add(new Seen(
                call, query == null ? "" : query, request.requestHeaders().get("X-MBX-APIKEY")));
        Behaviour behaviour = behaviours.getOrDefault(call, any -> json(404, "<html>nothing here</html>"));
        return behaviour.on(new Seen(call, query == null ? "" : query, "")).to(response);
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    record Seen(String call, String query, String apiKey) {}

    @FunctionalInterface
    interface Behaviour {
        Answer on(Seen request);
    }

    @FunctionalInterface
    interface Answer {
        Publisher<Void> to(HttpServerResponse response);
    }
}
