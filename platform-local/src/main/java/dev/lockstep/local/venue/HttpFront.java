package dev.lockstep.local.venue;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

/** HTTP and WebSocket on loopback: reads calls, hands them on, writes answers. */
final class HttpFront {
    private static final int MOST_BODY = 64 << 10;
    private static final int MOST_LINE = 16 << 10;

    /** What happens to the texts of a socket. */
    interface Texts {
        void receive(String text);

        void closed();
    }

    private static final class BodyTooLarge extends RuntimeException {
        BodyTooLarge() {
            super("body too large", null, false, false);
        }
    }

    private final CallHandler handler;
    private final VenueApi api;
    private final MarketStreams market;
    private final UserStreams users;

    HttpFront(CallHandler handler, VenueApi api, MarketStreams market, UserStreams users) {
        this.handler = handler;
        this.api = api;
        this.market = market;
        this.users = users;
    }

    DisposableServer start(int port) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .httpRequestDecoder(spec -> spec.maxInitialLineLength(MOST_LINE).maxHeaderSize(MOST_LINE))
                .handle(this::handle)
                .bindNow();
    }

    /** A server without sockets, for our own controls. */
    static DisposableServer plain(CallHandler handler, int port) {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle((request, response) -> answered(handler, request, response))
                .bindNow();
    }

    private static Mono<Void> answered(CallHandler handler, HttpServerRequest request, HttpServerResponse response) {
        return body(request)
                .flatMap(body -> Mono.fromFuture(() -> handler.answer(call(request, body))))
                .publishOn(connectionThread(response))
                .onErrorResume(
                        BodyTooLarge.class, e -> Mono.just(Answer.refused(413, -1100, "Request body too large.")))
                .flatMap(answer -> write(response, answer));
    }

    /** Answers come on the venue's thread; connections want to be written on their own. */
    private static Scheduler connectionThread(HttpServerResponse response) {
        AtomicReference<Scheduler> found = new AtomicReference<>(Schedulers.immediate());
        response.withConnection(connection ->
                found.set(Schedulers.fromExecutor(connection.channel().eventLoop())));
        return found.get();
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        String path = request.fullPath();
        boolean upgrade = request.requestHeaders().contains(HttpHeaderNames.UPGRADE);
        if (upgrade && path.equals("/ws-api/v3")) {
            boolean limits = !queryOf(request).contains("returnRateLimits=false");
            return socket(response, session -> apiTexts(session, limits));
        }
        if (upgrade && (path.equals("/ws") || path.startsWith("/ws/") || path.equals("/stream"))) {
            String query = queryOf(request);
            return socket(response, session -> marketTexts(session, path, query));
        }
        return answered(handler, request, response);
    }

    private static Mono<String> body(HttpServerRequest request) {
        long announced = request.requestHeaders().getInt(HttpHeaderNames.CONTENT_LENGTH, 0);
        if (announced > MOST_BODY) {
            return Mono.error(new BodyTooLarge());
        }
        // read to its end even when empty: a connection whose request was not drained stops reading the next one
        return request.receive()
                .asByteArray()
                .collect(ByteArrayOutputStream::new, HttpFront::append)
                .map(bytes -> bytes.toString(StandardCharsets.UTF_8));
    }

    private static void append(ByteArrayOutputStream bytes, byte[] more) {
        if (bytes.size() + more.length > MOST_BODY) {
            throw new BodyTooLarge();
        }
        bytes.writeBytes(more);
    }

    private static Call call(HttpServerRequest request, String body) {
        return new Call(
                request.method().name(),
                request.fullPath(),
                queryOf(request),
                body,
                request.requestHeaders().get("X-MBX-APIKEY"),
                source(request.remoteAddress()));
    }

    private static String queryOf(HttpServerRequest request) {
        int mark = request.uri().indexOf('?');
        return mark < 0 ? "" : request.uri().substring(mark + 1);
    }

    private static String source(@Nullable InetSocketAddress address) {
        return address == null ? "unknown" : address.getHostString();
    }

    private static Mono<Void> write(HttpServerResponse response, Answer answer) {
        if (answer.isReset()) {
            return Mono.fromRunnable(() -> response.withConnection(Connection::dispose));
        }
        response.status(answer.status()).header(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8");
        answer.headers().forEach(response::header);
        return response.sendString(Mono.just(answer.body())).then();
    }

    private static Publisher<Void> socket(HttpServerResponse response, Function<SocketSession, Texts> open) {
        WebsocketServerSpec spec =
                WebsocketServerSpec.builder().maxFramePayloadLength(MOST_BODY).build();
        return response.sendWebsocket(
                (in, out) -> {
                    SocketSession[] session = new SocketSession[1];
                    Consumer<Channel> remember = channel -> session[0] = new SocketSession(channel, "127.0.0.1");
                    in.withConnection(connection -> remember.accept(connection.channel()));
                    Texts texts = open.apply(session[0]);
                    return in.aggregateFrames(MOST_BODY)
                            .receiveFrames()
                            .doOnNext(frame -> heard(session[0], frame, texts))
                            .doFinally(signal -> texts.closed())
                            .then();
                },
                spec);
    }

    private static void heard(SocketSession session, WebSocketFrame frame, Texts texts) {
        session.pong(); // whatever a client says, it is there
        if (frame instanceof TextWebSocketFrame text) {
            texts.receive(text.text());
        }
    }

    private Texts marketTexts(SocketSession session, String path, String query) {
        MarketSocket socket = new MarketSocket(session, path.startsWith("/stream"), MarketSocket.named(path, query));
        market.add(socket);
        return new Texts() {
            @Override
            public void receive(String text) {
                socket.receive(text);
            }

            @Override
            public void closed() {
                market.remove(socket);
            }
        };
    }

    private Texts apiTexts(SocketSession session, boolean limitsShown) {
        ApiSocket socket = new ApiSocket(session, api, limitsShown);
        users.add(socket);
        return new Texts() {
            @Override
            public void receive(String text) {
                socket.receive(text);
            }

            @Override
            public void closed() {
                users.remove(socket);
            }
        };
    }
}
