package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.adapter.VenueSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import reactor.util.retry.Retry;

/**
 * Streams that stay up: a stream that ends, fails or falls silent is opened anew, after a pause that doubles with each
 * failure. Silence is noticed by asking: each interval a ping goes out, and whoever answers neither with a pong nor
 * with data for the idle time is gone, whatever TCP believes.
 */
final class StreamSocket {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSocket.class);

    private final String venue;
    private final VenueSettings settings;
    private final Scheduler scheduler;
    private final Counter reconnects;
    private final HttpClient http;

    StreamSocket(String venue, VenueSettings settings, Scheduler scheduler, MeterRegistry meters) {
        this.venue = venue;
        this.settings = settings;
        this.scheduler = scheduler;
        this.reconnects = Counter.builder("lockstep.venue.stream.reconnects")
                .description("streams opened anew after an end, a failure or silence")
                .tag("venue", venue)
                .register(meters);
        this.http = HttpClient.newConnection().responseTimeout(settings.timeout());
    }

    /** One connection of the public kind: gives every text until it ends; pongs prove that the other side is there. */
    Flux<String> connection(URI address) {
        Flux<WebSocketFrame> pings = every(PingWebSocketFrame::new);
        return opened(address, pings, frames -> frames);
    }

    /**
     * One connection on which we ask: sends {@code first}, then {@code aliveRequest} each interval, and only texts
     * prove that the other side is there: a process can hang while its network layer goes on answering pings.
     */
    Flux<String> conversation(URI address, String first, String aliveRequest) {
        Flux<WebSocketFrame> requests = every(() -> new TextWebSocketFrame(aliveRequest));
        return opened(
                address,
                requests.startWith(new TextWebSocketFrame(first)),
                frames -> frames.filter(TextWebSocketFrame.class::isInstance));
    }

    /** Keeps {@code stream} up without end. What the stream must do anew after a gap belongs into its subscription. */
    <T> Flux<T> kept(String name, Flux<T> stream) {
        return stream.concatWith(Flux.error(() -> new StreamEnded("the venue closed it")))
                .doOnError(why -> noted(name, why))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, settings.reconnectFirst())
                        .maxBackoff(settings.reconnectMax())
                        .transientErrors(true)
                        .scheduler(scheduler));
    }

    private Flux<WebSocketFrame> every(Supplier<WebSocketFrame> frame) {
        return Flux.interval(settings.pingInterval(), scheduler).map(tick -> frame.get());
    }

    private Flux<String> opened(URI address, Flux<WebSocketFrame> out, UnaryOperator<Flux<WebSocketFrame>> signs) {
        WebsocketClientSpec spec = WebsocketClientSpec.builder()
                .maxFramePayloadLength(settings.maxAnswerBytes())
                .build();
        return http.websocket(spec)
                .uri(address)
                .handle((inbound, outbound) -> texts(inbound, outbound, out, signs))
                .onBackpressureBuffer(settings.streamBuffer());
    }

    private Flux<String> texts(
            WebsocketInbound inbound,
            WebsocketOutbound outbound,
            Flux<WebSocketFrame> out,
            UnaryOperator<Flux<WebSocketFrame>> signsOfLife) {
        Sinks.Empty<Void> ended = Sinks.empty();
        Flux<WebSocketFrame> frames =
                inbound.aggregateFrames(settings.maxAnswerBytes()).receiveFrames();
        Flux<String> in = signsOfLife
                .apply(frames)
                .timeout(settings.idleTimeout(), scheduler)
                .ofType(TextWebSocketFrame.class)
                .map(TextWebSocketFrame::text)
                .doFinally(signal -> ended.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST));
        Flux<String> sent = outbound.sendObject(out.takeUntilOther(ended.asMono()), frame -> true)
                .then()
                .cast(String.class)
                .flux();
        return Flux.merge(in, sent);
    }

    private void noted(String name, Throwable why) {
        reconnects.increment();
        LOG.warn("STREAM_LOST venue={} stream={} reason={}", venue, name, why.toString());
    }

    /** A stream that has no end ended. */
    static final class StreamEnded extends RuntimeException {
        StreamEnded(String why) {
            super(why, null, false, false);
        }
    }
}
