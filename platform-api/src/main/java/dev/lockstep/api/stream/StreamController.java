package dev.lockstep.api.stream;

import dev.lockstep.api.web.problem.ProblemCode;
import dev.lockstep.api.web.problem.RefusedException;
import dev.lockstep.api.web.security.Access;
import dev.lockstep.api.web.security.AccessTokens;
import dev.lockstep.engine.time.RandomIds;
import io.netty.channel.Channel;
import io.netty.handler.codec.TooLongFrameException;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.WebsocketServerSpec;

/** {@code /ws/v1/stream}: the handshake, and what goes to and fro after it. */
@RestController
class StreamController {
    private static final int UNREAD = 64;

    private final StreamHandler handler;
    private final Connections connections;
    private final StreamJson json;
    private final StreamSettings settings;
    private final RandomIds ids;
    private final InstantSource wall;
    private final HandshakeWebSocketService handshake;

    StreamController(
            StreamHandler handler,
            Connections connections,
            StreamJson json,
            StreamSettings settings,
            RandomIds ids,
            InstantSource wall) {
        this.handler = handler;
        this.connections = connections;
        this.json = json;
        this.settings = settings;
        this.ids = ids;
        this.wall = wall;
        this.handshake = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
                () -> WebsocketServerSpec.builder().maxFramePayloadLength(settings.messageSize())));
    }

    /**
     * The upgrade is made in the connection's own thread: made in another one, it lets a frame that comes at once meet
     * the ended HTTP exchange, where nobody reads it (reactor-netty #1089).
     */
    @GetMapping("/ws/v1/stream")
    Mono<Void> open(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (!"websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())) {
            throw new RefusedException(ProblemCode.STREAM_UPGRADE, "the request asks for no WebSocket");
        }
        if (!settings.admits(request.getHeaders().getOrigin())) {
            throw new RefusedException(ProblemCode.STREAM_ORIGIN, "the origin of the request is not on the list");
        }
        connections.admit();
        Channel channel = channel(request);
        return exchange.getPrincipal()
                .map(AccessTokens::of)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .publishOn(Schedulers.fromExecutor(channel.eventLoop()))
                .flatMap(access -> handshake.handleRequest(exchange, socket -> converse(socket, channel, access)));
    }

    private Mono<Void> converse(WebSocketSession socket, Channel channel, Optional<Access> access) {
        StreamSession session = new StreamSession(ids.next(), channel, json, settings, wall.instant());
        StreamHandler.Listener listener = StreamHandler.Listener.of(session);
        if (!connections.opened(session)) {
            session.close(CloseReason.TOO_MANY);
            return gone(channel).doFinally(signal -> connections.closed(session));
        }
        Mono<Void> welcomed =
                access.map(known -> handler.welcome(listener, known)).orElse(Mono.empty());
        return said(socket, session)
                .map(text -> handler.take(listener, text))
                .startWith(welcomed)
                .concatMap(work -> work, 1)
                .then()
                .onErrorResume(
                        error -> Mono.<Void>fromRunnable(() -> reason(error).ifPresent(session::close)))
                .then(Mono.defer(() -> session.isClosing() ? gone(channel) : Mono.<Void>empty()))
                .doFinally(signal -> {
                    handler.leave(listener);
                    connections.closed(session);
                });
    }

    /**
     * Texts as they come, heard from the beginning: what a client says before we know it waits. Answers to pings are
     * noted at once, however long an earlier message takes.
     */
    private Flux<String> said(WebSocketSession socket, StreamSession session) {
        return socket.receive()
                .doOnNext(message -> session.pulse().heard(wall.instant()))
                .filter(message -> message.getType() == WebSocketMessage.Type.TEXT
                        || message.getType() == WebSocketMessage.Type.BINARY)
                .map(WebSocketMessage::getPayloadAsText)
                .filter(text -> admitted(session))
                .onBackpressureBuffer(UNREAD);
    }

    private boolean admitted(StreamSession session) {
        boolean admitted = session.admits(wall.instant());
        if (!admitted) {
            session.close(CloseReason.TOO_MANY);
        }
        return admitted && !session.isClosing();
    }

    /** What we have to say about the end is on its way; completing now would say something else first. */
    private static Mono<Void> gone(Channel channel) {
        return Mono.create(sink -> channel.closeFuture().addListener(closed -> sink.success()));
    }

    /** Empty where the connection broke: nobody is left to tell. */
    private static Optional<CloseReason> reason(Throwable error) {
        if (error instanceof TooLongFrameException) {
            return Optional.of(CloseReason.TOO_LARGE);
        }
        return Exceptions.isOverflow(error) ? Optional.of(CloseReason.TOO_MANY) : Optional.empty();
    }

    private static Channel channel(ServerHttpRequest request) {
        HttpServerRequest nativeRequest = ServerHttpRequestDecorator.getNativeRequest(request);
        Channel[] found = new Channel[1];
        nativeRequest.withConnection(connection -> found[0] = connection.channel());
        return found[0];
    }
}
