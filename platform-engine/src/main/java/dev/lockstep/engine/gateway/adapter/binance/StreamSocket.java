package dev.lockstep.engine.gateway.adapter.binance;

import dev.lockstep.engine.gateway.adapter.VenueSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
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

    /** One connection: sends {@code first} once it is open, then gives every text until the connection ends. */
    Flux<String> connection(URI address, Flux<String> first) {
        WebsocketClientSpec spec = WebsocketClientSpec.builder()
                .maxFramePayloadLength(settings.maxAnswerBytes())
                .build();
        return http.websocket(spec)
                .uri(address)
                .handle((inbound, outbound) -> conversation(inbound, outbound, first))
                .onBackpressureBuffer(settings.streamBuffer());
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

    private Flux<String> conversation(WebsocketInbound inbound, WebsocketOutbound outbound, Flux<String> first) {
        Sinks.Empty<Void> ended = Sinks.empty();
        Flux<WebSocketFrame> pings =
                Flux.interval(settings.pingInterval(), scheduler).map(tick -> new PingWebSocketFrame());
        Flux<WebSocketFrame> out = first.<WebSocketFrame>map(TextWebSocketFrame::new)
                .concatWith(pings)
                .takeUntilOther(ended.asMono());
        Flux<String> in = inbound.aggregateFrames(settings.maxAnswerBytes())
                .receiveFrames()
                .timeout(settings.idleTimeout(), scheduler)
                .ofType(TextWebSocketFrame.class)
                .map(TextWebSocketFrame::text)
                .doFinally(signal -> ended.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST));
        Flux<String> sent = outbound.sendObject(out, frame -> true)
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
